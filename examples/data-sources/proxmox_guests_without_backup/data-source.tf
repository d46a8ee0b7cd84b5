data "proxmox_guests_without_backup" "all" {}

output "forgotten" {
  value = [for guest in data.proxmox_guests_without_backup.all.items : guest.vmid]
}
