import {
  to = proxmox_realm_pve.this
  id = "pve"
}
