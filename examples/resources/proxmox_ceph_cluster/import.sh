terraform import proxmox_ceph_cluster.ceph ceph
