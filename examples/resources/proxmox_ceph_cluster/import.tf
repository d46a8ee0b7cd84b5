import {
  to       = proxmox_ceph_cluster.ceph
  provider = proxmox
  id       = "ceph"
}
