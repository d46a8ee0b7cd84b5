resource "proxmox_backup_job" "nightly" {
  job_id      = "nightly"
  schedule    = "mon..fri 02:30"
  all         = true
  exclude     = ["900"]
  storage     = "nas"
  mode        = "snapshot"
  compression = "zstd"

  notes_template    = "{{guestname}} on {{node}}"
  notification_mode = "notification-system"
  repeat_missed     = true

  prune_backups = {
    keep_daily   = 7
    keep_weekly  = 4
    keep_monthly = 6
  }

  fleecing = {
    enabled = true
    storage = "local-lvm"
  }
}
