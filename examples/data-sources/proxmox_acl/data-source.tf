data "proxmox_acl" "admins" {
  path      = "/vms"
  principal = "@admins"
  role_id   = "PVEVMAdmin"
}
