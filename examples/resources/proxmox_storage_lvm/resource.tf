resource "proxmox_storage_lvm" "san" {
  storage_id   = "san-lvm"
  volume_group = "san"
  shared       = true
  content      = ["images", "rootdir"]
}
