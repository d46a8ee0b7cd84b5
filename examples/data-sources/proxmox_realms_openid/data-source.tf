data "proxmox_realms_openid" "all" {}

output "realm_ids" {
  value = data.proxmox_realms_openid.all.items[*].realm_id
}
