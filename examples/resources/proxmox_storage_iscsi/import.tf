import {
  to = proxmox_storage_iscsi.san
  id = "san"
}
