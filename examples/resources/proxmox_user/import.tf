import {
  to = proxmox_user.alice
  id = "alice@pve"
}
