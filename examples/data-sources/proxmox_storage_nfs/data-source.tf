data "proxmox_storage_nfs" "nas" {
  storage_id = "nas"
}
