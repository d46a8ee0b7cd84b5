data "proxmox_notification_targets" "all" {}

output "types" {
  value = { for target in data.proxmox_notification_targets.all.items : target.target_id => target.type }
}
