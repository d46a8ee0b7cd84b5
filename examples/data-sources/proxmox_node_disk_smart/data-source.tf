data "proxmox_node_disk_smart" "system" {
  node = "pve1"
  disk = "/dev/sda"
}

output "health" {
  value = data.proxmox_node_disk_smart.system.health
}
