data "proxmox_realms" "all" {}

output "default_realm" {
  value = one([for realm in data.proxmox_realms.all.items : realm.realm_id if realm.default])
}
