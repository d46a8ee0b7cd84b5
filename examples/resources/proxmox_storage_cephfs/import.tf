import {
  to       = proxmox_storage_cephfs.shared
  provider = proxmox
  id       = "cephfs"
}
