import {
  to       = proxmox_ceph_monitor.first
  provider = proxmox
  id       = "pve1/pve1"
}
