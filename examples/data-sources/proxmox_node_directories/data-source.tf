data "proxmox_node_directories" "pve1" {
  node = "pve1"
}

output "directories" {
  value = [for directory in data.proxmox_node_directories.pve1.items : directory.path]
}
