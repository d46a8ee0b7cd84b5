import {
  to = proxmox_storage_cephfs.shared
  id = "cephfs"
}
