import {
  to       = proxmox_storage_rbd.ceph
  provider = proxmox
  id       = "ceph"
}
