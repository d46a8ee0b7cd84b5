import {
  to       = proxmox_realm_pam.this
  provider = proxmox
  id       = "pam"
}
