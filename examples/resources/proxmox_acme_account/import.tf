import {
  to       = proxmox_acme_account.default
  provider = proxmox
  id       = "default"
}
