import {
  to       = proxmox_realm_ldap.people
  provider = proxmox
  id       = "people"
}
