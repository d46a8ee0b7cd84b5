data "proxmox_node_thin_pools" "pve1" {
  node = "pve1"
}

output "thin_pools" {
  value = [for pool in data.proxmox_node_thin_pools.pve1.items : pool.name]
}
