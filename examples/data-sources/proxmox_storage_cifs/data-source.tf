data "proxmox_storage_cifs" "fileserver" {
  storage_id = "fileserver"
}
