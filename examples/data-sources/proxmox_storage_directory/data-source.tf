data "proxmox_storage_directory" "local" {
  storage_id = "local"
}
