# Before a move, so that little is left to be copied.
action "proxmox_replication_job_run" "database" {
  config {
    vmid       = 101
    job_number = 0
  }
}
