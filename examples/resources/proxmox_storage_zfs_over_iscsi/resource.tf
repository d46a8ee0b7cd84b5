resource "proxmox_storage_zfs_over_iscsi" "san" {
  storage_id              = "zfs-san"
  portal                  = "192.0.2.20"
  target                  = "iqn.2003-01.org.example:guests"
  pool                    = "tank"
  iscsi_provider          = "LIO"
  lio_target_portal_group = "tpg1"
  block_size              = "8k"
  sparse                  = true
  zfs_base_path           = "/dev/zvol"
}
