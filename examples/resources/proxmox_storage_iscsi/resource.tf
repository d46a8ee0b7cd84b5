resource "proxmox_storage_iscsi" "san" {
  storage_id = "san"
  portal     = "192.0.2.20:3260"
  target     = "iqn.2003-01.org.example:disks"
  content    = ["none"]
}
