data "proxmox_notification_matchers" "all" {}

output "targets" {
  value = { for matcher in data.proxmox_notification_matchers.all.items : matcher.matcher_id => matcher.targets }
}
