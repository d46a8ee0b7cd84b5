resource "proxmox_pool" "backup" {
  pool_id = "backup"
}

resource "proxmox_pool_member" "local" {
  pool_id = proxmox_pool.backup.pool_id
  member  = "local"
}
