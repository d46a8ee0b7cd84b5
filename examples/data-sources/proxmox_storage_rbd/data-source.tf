data "proxmox_storage_rbd" "ceph" {
  storage_id = "ceph"
}
