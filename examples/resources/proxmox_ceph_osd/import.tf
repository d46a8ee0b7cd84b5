import {
  to       = proxmox_ceph_osd.first
  provider = proxmox
  id       = "pve1/3"
}
