terraform import proxmox_storage_iscsi.san san
