resource "proxmox_group" "admins" {
  group_id = "admins"
}

resource "proxmox_user" "alice" {
  user_id = "alice@pve"
}

resource "proxmox_group_member" "alice" {
  group_id = proxmox_group.admins.group_id
  user_id  = proxmox_user.alice.user_id
}
