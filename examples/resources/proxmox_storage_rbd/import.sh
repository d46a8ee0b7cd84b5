terraform import proxmox_storage_rbd.ceph ceph
