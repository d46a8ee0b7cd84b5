# Archives of all guests on a share that every node reaches. Jobs without a retention of their own take this one.
resource "proxmox_storage_nfs" "archives" {
  storage_id = "archives"
  server     = "nas.example.com"
  export     = "/srv/nfs/archives"
  content    = ["backup"]

  prune_backups = {
    keep_daily   = 7
    keep_weekly  = 4
    keep_monthly = 6
  }
}

resource "proxmox_pool" "databases" {
  pool_id = "databases"
  comment = "Guests that are backed up several times a day"
}

# Everything, every night. A template changes only when somebody makes it anew.
resource "proxmox_backup_job" "nightly" {
  job_id            = "nightly"
  comment           = "Everything but templates"
  schedule          = "02:30"
  all               = true
  exclude           = [tostring(var.template_vmid)]
  storage           = proxmox_storage_nfs.archives.storage_id
  compression       = "zstd"
  notes_template    = "{{guestname}} on {{node}}"
  notification_mode = "notification-system"
  repeat_missed     = true
}

# Databases more often, and not for as long.
resource "proxmox_backup_job" "databases" {
  job_id            = "databases"
  schedule          = "mon..fri 8..18/2:15"
  pool              = proxmox_pool.databases.pool_id
  storage           = proxmox_storage_nfs.archives.storage_id
  compression       = "zstd"
  notification_mode = "notification-system"

  prune_backups = {
    keep_last  = 6
    keep_daily = 7
  }
}

# Who hears of a backup that went wrong. PVE's own matcher goes on telling root of everything.
resource "proxmox_notification_sendmail" "oncall" {
  target_id = "oncall"
  mailto    = ["oncall@example.com"]
}

resource "proxmox_notification_matcher" "failed_backups" {
  matcher_id     = "failed-backups"
  match_field    = ["exact:type=vzdump"]
  match_severity = ["error"]
  targets        = [proxmox_notification_sendmail.oncall.target_id]
}

# Yesterday's state of a VM beside the VM, to look for what was lost: with addresses of its own, and switched off.
resource "proxmox_vm" "beside" {
  vmid            = 9100
  name            = "billing-yesterday"
  node            = "pve1"
  start_on_create = false

  restore = {
    archive              = var.archive
    storage              = "local-lvm"
    unique_mac_addresses = true
  }
}

# Guests that no job is for, once the jobs are there.
data "proxmox_guests_without_backup" "forgotten" {
  depends_on = [proxmox_backup_job.nightly, proxmox_backup_job.databases, proxmox_vm.beside]
}

output "without_backup" {
  value = [for guest in data.proxmox_guests_without_backup.forgotten.items : guest.vmid]
}
