import {
  to       = proxmox_user_recovery_keys.alice
  provider = proxmox
  id       = "alice@pve"
}
