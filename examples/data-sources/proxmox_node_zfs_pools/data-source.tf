data "proxmox_node_zfs_pools" "pve1" {
  node = "pve1"
}

output "zfs_pools" {
  value = [for pool in data.proxmox_node_zfs_pools.pve1.items : pool.health]
}
