data "proxmox_storage_iscsi_direct" "san" {
  storage_id = "san-direct"
}
