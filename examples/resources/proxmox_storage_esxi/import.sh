terraform import proxmox_storage_esxi.old esxi
