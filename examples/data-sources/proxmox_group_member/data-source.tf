data "proxmox_group_member" "alice" {
  group_id = "admins"
  user_id  = "alice@pve"
}
