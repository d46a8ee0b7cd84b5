data "proxmox_storage_esxi" "old" {
  storage_id = "esxi"
}
