import {
  to = proxmox_storage_rbd.ceph
  id = "ceph"
}
