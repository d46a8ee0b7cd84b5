resource "proxmox_pool" "production" {
  pool_id = "production"
  comment = "What customers see"
}

resource "proxmox_pool" "web" {
  pool_id = "${proxmox_pool.production.pool_id}/web"
  comment = "Web servers"
}

resource "proxmox_pool" "development" {
  pool_id = "development"
  comment = "Playground of the developers"
}

resource "proxmox_pool_member" "scratch" {
  pool_id = proxmox_pool.development.pool_id
  member  = proxmox_storage_directory.scratch.storage_id
}
