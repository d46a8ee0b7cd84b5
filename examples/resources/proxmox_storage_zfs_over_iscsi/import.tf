import {
  to       = proxmox_storage_zfs_over_iscsi.san
  provider = proxmox
  id       = "zfs-san"
}
