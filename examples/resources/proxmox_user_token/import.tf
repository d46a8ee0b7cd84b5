import {
  to = proxmox_user_token.deploy
  id = "alice@pve!ci"
}
