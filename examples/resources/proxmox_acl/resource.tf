resource "proxmox_group" "admins" {
  group_id = "admins"
}

resource "proxmox_acl" "admins" {
  path      = "/vms"
  principal = "@${proxmox_group.admins.group_id}"
  role_id   = "PVEVMAdmin"
}
