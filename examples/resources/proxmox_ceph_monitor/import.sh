terraform import proxmox_ceph_monitor.first pve1/pve1
