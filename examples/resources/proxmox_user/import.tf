import {
  to       = proxmox_user.alice
  provider = proxmox
  id       = "alice@pve"
}
