terraform import proxmox_ceph_osd.first pve1/3
