import {
  to       = proxmox_storage_btrfs.data
  provider = proxmox
  id       = "btrfs"
}
