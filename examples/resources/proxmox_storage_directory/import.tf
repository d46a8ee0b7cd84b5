import {
  to = proxmox_storage_directory.backups
  id = "backups"
}
