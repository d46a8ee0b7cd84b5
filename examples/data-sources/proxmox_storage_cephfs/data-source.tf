data "proxmox_storage_cephfs" "shared" {
  storage_id = "cephfs"
}
