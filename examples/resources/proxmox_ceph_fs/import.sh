terraform import proxmox_ceph_fs.shared cephfs
