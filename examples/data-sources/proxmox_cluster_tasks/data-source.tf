data "proxmox_cluster_tasks" "latest" {}

output "tasks" {
  value = [for task in data.proxmox_cluster_tasks.latest.items : task.upid]
}
