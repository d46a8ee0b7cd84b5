import {
  to = proxmox_storage_lvmthin.fast
  id = "local-lvm"
}
