output "pools" {
  description = "Pools of the classes by name: set pool_id of a guest to one of them."
  value       = { for name, pool in proxmox_pool.class : name => pool.pool_id }
}

output "without_backup" {
  description = "VMIDs of guests that no job is for."
  value       = [for guest in data.proxmox_guests_without_backup.forgotten.items : guest.vmid]
}
