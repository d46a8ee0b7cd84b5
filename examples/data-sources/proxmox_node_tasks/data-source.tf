data "proxmox_node_tasks" "failed_backups" {
  node     = "pve1"
  type     = "vzdump"
  statuses = ["error"]
  limit    = 10
}

output "errors" {
  value = [for task in data.proxmox_node_tasks.failed_backups.items : task.exit_status]
}
