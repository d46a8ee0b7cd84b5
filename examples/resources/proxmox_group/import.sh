terraform import proxmox_group.admins admins
