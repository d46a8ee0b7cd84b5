data "proxmox_realms_ad" "all" {}

output "realm_ids" {
  value = data.proxmox_realms_ad.all.items[*].realm_id
}
