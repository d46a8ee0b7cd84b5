data "proxmox_user" "root" {
  user_id = "root@pam"
}

output "root_is_enabled" {
  value = data.proxmox_user.root.enabled
}
