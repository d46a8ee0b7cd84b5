data "proxmox_storage_zfs_over_iscsi" "san" {
  storage_id = "zfs-san"
}
