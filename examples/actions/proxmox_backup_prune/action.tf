action "proxmox_backup_prune" "nas" {
  config {
    node    = "pve1"
    storage = "nas"
    prune_backups = {
      keep_last   = 3
      keep_weekly = 4
    }
  }
}
