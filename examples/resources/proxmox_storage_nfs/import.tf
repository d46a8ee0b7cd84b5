import {
  to       = proxmox_storage_nfs.nas
  provider = proxmox
  id       = "nas"
}
