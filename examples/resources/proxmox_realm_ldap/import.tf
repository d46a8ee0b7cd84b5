import {
  to = proxmox_realm_ldap.people
  id = "people"
}
