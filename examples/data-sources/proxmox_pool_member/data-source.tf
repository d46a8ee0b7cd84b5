data "proxmox_pool_member" "local" {
  pool_id = "backup"
  member  = "local"
}
