resource "proxmox_group" "admins" {
  group_id = "admins"
  comment  = "Those on call"
}
