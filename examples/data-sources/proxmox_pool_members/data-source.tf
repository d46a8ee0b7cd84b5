data "proxmox_pool_members" "backup" {
  pool_id = "backup"
}

output "backed_up" {
  value = data.proxmox_pool_members.backup.items[*].member
}
