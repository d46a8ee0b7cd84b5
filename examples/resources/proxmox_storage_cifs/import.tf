import {
  to = proxmox_storage_cifs.fileserver
  id = "fileserver"
}
