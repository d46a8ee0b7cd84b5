data "proxmox_storage_btrfs" "data" {
  storage_id = "btrfs"
}
