data "proxmox_replication_jobs" "all" {}

output "states" {
  value = data.proxmox_replication_jobs.all.items[*].state
}
