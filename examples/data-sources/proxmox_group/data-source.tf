data "proxmox_group" "admins" {
  group_id = "admins"
}

output "members_of_admins" {
  value = data.proxmox_group.admins.members
}
