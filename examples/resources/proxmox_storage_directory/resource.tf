resource "proxmox_storage_directory" "backups" {
  storage_id    = "backups"
  path          = "/mnt/backups"
  content       = ["backup", "iso", "vztmpl"]
  is_mountpoint = "yes"
  nodes         = ["pve1"]
  prune_backups = {
    keep_last   = 3
    keep_weekly = 4
  }
}
