resource "proxmox_storage_btrfs" "data" {
  storage_id = "btrfs"
  path       = "/mnt/btrfs"
  content    = ["images", "rootdir"]
}
