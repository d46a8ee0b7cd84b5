data "proxmox_node" "first" {
  node = "pve1"
}

output "memory_gib" {
  value = floor(data.proxmox_node.first.memory_total_bytes / 1024 / 1024 / 1024)
}
