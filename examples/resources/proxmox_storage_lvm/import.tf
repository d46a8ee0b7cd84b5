import {
  to = proxmox_storage_lvm.san
  id = "san-lvm"
}
