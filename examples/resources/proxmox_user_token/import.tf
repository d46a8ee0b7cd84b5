import {
  to       = proxmox_user_token.deploy
  provider = proxmox
  id       = "alice@pve!ci"
}
