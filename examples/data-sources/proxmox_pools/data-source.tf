data "proxmox_pools" "all" {}

output "pool_ids" {
  value = data.proxmox_pools.all.items[*].pool_id
}
