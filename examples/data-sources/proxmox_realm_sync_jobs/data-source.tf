data "proxmox_realm_sync_jobs" "all" {}

output "schedules" {
  value = { for job in data.proxmox_realm_sync_jobs.all.items : job.job_id => job.schedule }
}
