resource "proxmox_storage_iscsi_direct" "san" {
  storage_id = "san-direct"
  portal     = "192.0.2.20"
  target     = "iqn.2003-01.org.example:disks"
}
