data "proxmox_realm_sync_job" "nightly" {
  job_id = "nightly"
}
