data "proxmox_backups" "web" {
  node = "pve1"
  vmid = 100
}

output "backups" {
  value = [for backup in data.proxmox_backups.web.items : backup.volume_id]
}
