data "proxmox_ha_groups" "all" {}

output "groups" {
  value = data.proxmox_ha_groups.all.items[*].group_id
}
