terraform import proxmox_user_token.deploy 'alice@pve!ci'
