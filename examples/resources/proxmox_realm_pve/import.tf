import {
  to       = proxmox_realm_pve.this
  provider = proxmox
  id       = "pve"
}
