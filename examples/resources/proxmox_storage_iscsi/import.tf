import {
  to       = proxmox_storage_iscsi.san
  provider = proxmox
  id       = "san"
}
