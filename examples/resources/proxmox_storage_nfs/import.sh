terraform import proxmox_storage_nfs.nas nas
