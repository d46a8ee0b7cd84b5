resource "proxmox_storage_directory" "scratch" {
  storage_id = "scratch"
  path       = "/srv/scratch"
  content    = ["images", "rootdir"]
}

resource "proxmox_storage_nfs" "backups" {
  storage_id = "backups"
  server     = "nas.example.com"
  export     = "/srv/nfs/backups"
  content    = ["backup"]

  prune_backups = {
    keep_daily   = 7
    keep_weekly  = 4
    keep_monthly = 6
  }
}
