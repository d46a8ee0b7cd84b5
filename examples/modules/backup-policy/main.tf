# A pool for each class of guests: who is in it is backed up as the class says.
resource "proxmox_pool" "class" {
  for_each = var.classes

  pool_id = each.key
  comment = each.value.comment
}

resource "proxmox_backup_job" "class" {
  for_each = var.classes

  job_id            = "${var.name}-${each.key}"
  comment           = each.value.comment
  pool              = proxmox_pool.class[each.key].pool_id
  schedule          = each.value.schedule
  storage           = var.storage
  mode              = each.value.mode
  compression       = "zstd"
  enabled           = each.value.enabled
  notes_template    = "{{guestname}} on {{node}}"
  notification_mode = "notification-system"

  # A backup that was due while its node was off is made up for.
  repeat_missed = true

  prune_backups = each.value.keep
  fleecing      = var.fleecing_storage == null ? null : { enabled = true, storage = var.fleecing_storage }
}

# Who hears of a backup that went wrong. PVE's own matcher goes on telling root of everything.
resource "proxmox_notification_sendmail" "this" {
  target_id = var.name
  mailto    = var.mailto
  comment   = "Those who look after the backups"
}

resource "proxmox_notification_matcher" "failed" {
  matcher_id     = "${var.name}-failed"
  match_field    = ["exact:type=vzdump"]
  match_severity = ["warning,error"]
  targets        = [proxmox_notification_sendmail.this.target_id]
  comment        = "Backups that went wrong"
}

# Guests that no job is for, once the jobs are there.
data "proxmox_guests_without_backup" "forgotten" {
  depends_on = [proxmox_backup_job.class]
}
