terraform import proxmox_storage_lvm.san san-lvm
