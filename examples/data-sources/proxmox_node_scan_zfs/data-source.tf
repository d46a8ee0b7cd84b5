data "proxmox_node_scan_zfs" "pve1" {
  node = "pve1"
}

output "pools" {
  value = [for pool in data.proxmox_node_scan_zfs.pve1.items : pool.pool]
}
