terraform import proxmox_user.alice alice@pve
