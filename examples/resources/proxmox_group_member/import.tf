import {
  to       = proxmox_group_member.alice
  provider = proxmox
  id       = "admins/alice@pve"
}
