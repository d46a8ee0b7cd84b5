data "proxmox_node_service" "backups" {
  node    = "pve1"
  service = "pvescheduler"
}

output "backups_are_made" {
  value = data.proxmox_node_service.backups.state
}
