data "proxmox_node_zfs" "tank" {
  node = "pve1"
  name = "tank"
}

output "health" {
  value = data.proxmox_node_zfs.tank.health
}
