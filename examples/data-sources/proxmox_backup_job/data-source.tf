data "proxmox_backup_job" "nightly" {
  job_id = "nightly"
}
