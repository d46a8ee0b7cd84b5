# Before an upgrade.
action "proxmox_backup_create" "web" {
  config {
    vmids          = ["100", "101"]
    storage        = "nas"
    compression    = "zstd"
    notes_template = "{{guestname}} before the upgrade"
    protected      = true
  }
}
