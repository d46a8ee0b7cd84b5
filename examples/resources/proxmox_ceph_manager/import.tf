import {
  to       = proxmox_ceph_manager.first
  provider = proxmox
  id       = "pve1/pve1"
}
