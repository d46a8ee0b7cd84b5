data "proxmox_node_directory" "backups" {
  node = "pve1"
  name = "backups"
}

output "path" {
  value = data.proxmox_node_directory.backups.path
}
