data "proxmox_realm_ldap" "people" {
  realm_id = "people"
}
