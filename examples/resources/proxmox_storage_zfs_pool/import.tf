import {
  to = proxmox_storage_zfs_pool.tank
  id = "local-zfs"
}
