import {
  to = proxmox_storage_zfs_over_iscsi.san
  id = "zfs-san"
}
