import {
  to       = proxmox_storage_directory.backups
  provider = proxmox
  id       = "backups"
}
