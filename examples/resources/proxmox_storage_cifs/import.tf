import {
  to       = proxmox_storage_cifs.fileserver
  provider = proxmox
  id       = "fileserver"
}
