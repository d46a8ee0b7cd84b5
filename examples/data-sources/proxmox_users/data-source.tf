data "proxmox_users" "all" {}

output "disabled_users" {
  value = [for user in data.proxmox_users.all.items : user.user_id if user.enabled == false]
}
