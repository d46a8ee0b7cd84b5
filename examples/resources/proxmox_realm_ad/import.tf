import {
  to       = proxmox_realm_ad.corp
  provider = proxmox
  id       = "corp"
}
