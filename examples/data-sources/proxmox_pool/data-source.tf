data "proxmox_pool" "production" {
  pool_id = "production"
}

output "members_of_production" {
  value = data.proxmox_pool.production.members
}
