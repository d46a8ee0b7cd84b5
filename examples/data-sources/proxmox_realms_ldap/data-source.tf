data "proxmox_realms_ldap" "all" {}

output "realm_ids" {
  value = data.proxmox_realms_ldap.all.items[*].realm_id
}
