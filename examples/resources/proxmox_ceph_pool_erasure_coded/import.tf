import {
  to       = proxmox_ceph_pool_erasure_coded.archive
  provider = proxmox
  id       = "archive"
}
