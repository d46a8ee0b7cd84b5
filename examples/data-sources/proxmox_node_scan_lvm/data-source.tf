data "proxmox_node_scan_lvm" "pve1" {
  node = "pve1"
}

output "volume_groups" {
  value = [for group in data.proxmox_node_scan_lvm.pve1.items : group.volume_group]
}
