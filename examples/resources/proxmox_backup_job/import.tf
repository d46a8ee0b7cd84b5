import {
  to       = proxmox_backup_job.nightly
  provider = proxmox
  id       = "nightly"
}
