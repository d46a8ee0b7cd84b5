terraform import proxmox_storage_zfs_pool.tank local-zfs
