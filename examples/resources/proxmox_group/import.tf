import {
  to       = proxmox_group.admins
  provider = proxmox
  id       = "admins"
}
