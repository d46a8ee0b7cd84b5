import {
  to = proxmox_realm_pam.this
  id = "pam"
}
