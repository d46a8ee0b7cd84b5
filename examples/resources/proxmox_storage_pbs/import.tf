import {
  to       = proxmox_storage_pbs.offsite
  provider = proxmox
  id       = "pbs"
}
