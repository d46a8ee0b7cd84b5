import {
  to       = proxmox_user_totp.alice_phone
  provider = proxmox
  id       = "alice@pve!6e0d2a4c-6d4b-4b5c-9d0c-1f2e3a4b5c6d"
}
