import {
  to       = proxmox_storage_zfs_pool.tank
  provider = proxmox
  id       = "local-zfs"
}
