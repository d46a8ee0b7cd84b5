import {
  to       = proxmox_storage_lvm.san
  provider = proxmox
  id       = "san-lvm"
}
