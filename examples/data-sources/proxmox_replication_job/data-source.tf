data "proxmox_replication_job" "database" {
  vmid       = 101
  job_number = 0
}

output "last_error" {
  value = data.proxmox_replication_job.database.last_error
}
