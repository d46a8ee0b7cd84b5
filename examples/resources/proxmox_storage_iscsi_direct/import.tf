import {
  to       = proxmox_storage_iscsi_direct.san
  provider = proxmox
  id       = "san-direct"
}
