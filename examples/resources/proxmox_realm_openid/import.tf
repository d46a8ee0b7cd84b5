import {
  to = proxmox_realm_openid.sso
  id = "sso"
}
