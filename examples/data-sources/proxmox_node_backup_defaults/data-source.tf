data "proxmox_node_backup_defaults" "pve1" {
  node       = "pve1"
  storage_id = "local"
}

output "mode" {
  value = data.proxmox_node_backup_defaults.pve1.mode
}
