import {
  to = proxmox_storage_pbs.offsite
  id = "pbs"
}
