terraform import proxmox_ceph_mds.active pve1/pve1
