import {
  to       = proxmox_realm_sync_job.nightly
  provider = proxmox
  id       = "nightly"
}
