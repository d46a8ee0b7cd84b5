data "proxmox_node_scan_lvmthin" "pve1" {
  node         = "pve1"
  volume_group = "pve"
}

output "thin_pools" {
  value = [for pool in data.proxmox_node_scan_lvmthin.pve1.items : pool.thin_pool]
}
