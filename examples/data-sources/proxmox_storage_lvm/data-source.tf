data "proxmox_storage_lvm" "san" {
  storage_id = "san-lvm"
}
