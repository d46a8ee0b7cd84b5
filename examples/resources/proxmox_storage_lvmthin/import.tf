import {
  to       = proxmox_storage_lvmthin.fast
  provider = proxmox
  id       = "local-lvm"
}
