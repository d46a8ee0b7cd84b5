data "proxmox_storage_zfs_pool" "tank" {
  storage_id = "tank"
}
