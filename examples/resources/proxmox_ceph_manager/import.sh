terraform import proxmox_ceph_manager.first pve1/pve1
