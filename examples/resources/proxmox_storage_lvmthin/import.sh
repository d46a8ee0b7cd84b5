terraform import proxmox_storage_lvmthin.fast local-lvm
