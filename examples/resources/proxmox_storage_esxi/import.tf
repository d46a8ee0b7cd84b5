import {
  to       = proxmox_storage_esxi.old
  provider = proxmox
  id       = "esxi"
}
