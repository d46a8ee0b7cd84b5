data "proxmox_storage_iscsi" "san" {
  storage_id = "san"
}
