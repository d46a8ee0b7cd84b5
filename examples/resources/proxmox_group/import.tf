import {
  to = proxmox_group.admins
  id = "admins"
}
