terraform import proxmox_ceph_flags.quiet flags
