resource "proxmox_storage_zfs_pool" "tank" {
  storage_id = "tank"
  pool       = "tank/guests"
  block_size = "16k"
  sparse     = true
}
