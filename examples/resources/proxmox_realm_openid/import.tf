import {
  to       = proxmox_realm_openid.sso
  provider = proxmox
  id       = "sso"
}
