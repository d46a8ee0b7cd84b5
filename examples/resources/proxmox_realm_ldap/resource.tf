resource "proxmox_realm_ldap" "people" {
  realm_id       = "people"
  server         = "ldap.example.com"
  mode           = "ldap+starttls"
  verify         = true
  base_dn        = "ou=people,dc=example,dc=com"
  user_attribute = "uid"

  sync_defaults = {
    scope           = "both"
    remove_vanished = ["acl", "entry"]
  }
}
