resource "proxmox_storage_rbd" "ceph" {
  storage_id = "ceph"
  pool       = "guests"
  content    = ["images", "rootdir"]
  krbd       = true
}
