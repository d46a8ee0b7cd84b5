data "proxmox_backup_jobs" "all" {}

output "schedules" {
  value = { for job in data.proxmox_backup_jobs.all.items : job.job_id => job.schedule }
}
