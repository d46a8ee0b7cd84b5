import {
  to = proxmox_storage_esxi.old
  id = "esxi"
}
