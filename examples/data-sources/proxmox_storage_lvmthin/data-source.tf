data "proxmox_storage_lvmthin" "fast" {
  storage_id = "fast"
}
