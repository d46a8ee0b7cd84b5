import {
  to       = proxmox_ceph_pool.guests
  provider = proxmox
  id       = "guests"
}
