data "proxmox_node_tasks" "backups" {
  node  = "pve1"
  type  = "vzdump"
  limit = 1
}

data "proxmox_task" "latest_backup" {
  upid  = data.proxmox_node_tasks.backups.items[0].upid
  limit = 500
}

output "log" {
  value = data.proxmox_task.latest_backup.log
}
