data "proxmox_ha_resources" "all" {}

output "under_ha" {
  value = data.proxmox_ha_resources.all.items[*].sid
}
