import {
  to       = proxmox_ceph_fs.shared
  provider = proxmox
  id       = "cephfs"
}
