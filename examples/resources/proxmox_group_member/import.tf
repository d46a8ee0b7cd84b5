import {
  to = proxmox_group_member.alice
  id = "admins/alice@pve"
}
