import {
  to = proxmox_storage_btrfs.data
  id = "btrfs"
}
