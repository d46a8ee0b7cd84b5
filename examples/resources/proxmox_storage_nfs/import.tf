import {
  to = proxmox_storage_nfs.nas
  id = "nas"
}
