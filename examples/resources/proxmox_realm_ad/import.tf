import {
  to = proxmox_realm_ad.corp
  id = "corp"
}
