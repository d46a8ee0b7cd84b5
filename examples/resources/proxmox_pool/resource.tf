resource "proxmox_pool" "production" {
  pool_id = "production"
  comment = "Everything that customers see"
}

# A pool inside another one is written with a slash.
resource "proxmox_pool" "web" {
  pool_id = "${proxmox_pool.production.pool_id}/web"
}
