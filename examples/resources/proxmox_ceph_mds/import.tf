import {
  to       = proxmox_ceph_mds.active
  provider = proxmox
  id       = "pve1/pve1"
}
