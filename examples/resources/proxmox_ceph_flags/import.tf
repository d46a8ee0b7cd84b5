import {
  to       = proxmox_ceph_flags.quiet
  provider = proxmox
  id       = "flags"
}
