data "proxmox_group_members" "admins" {
  group_id = "admins"
}

output "admins" {
  value = data.proxmox_group_members.admins.items[*].user_id
}
