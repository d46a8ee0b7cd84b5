import {
  to = proxmox_storage_iscsi_direct.san
  id = "san-direct"
}
