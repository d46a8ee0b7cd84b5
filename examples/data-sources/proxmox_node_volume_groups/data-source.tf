data "proxmox_node_volume_groups" "pve1" {
  node = "pve1"
}

output "volume_groups" {
  value = [for group in data.proxmox_node_volume_groups.pve1.items : group.name]
}
