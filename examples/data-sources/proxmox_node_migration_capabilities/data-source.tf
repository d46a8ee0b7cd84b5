data "proxmox_node_migration_capabilities" "pve1" {
  node = "pve1"
}

output "keeps_connections" {
  value = data.proxmox_node_migration_capabilities.pve1.has_dbus_vmstate
}
