data "proxmox_sdn_vnets" "all" {}

output "zones" {
  value = { for vnet in data.proxmox_sdn_vnets.all.items : vnet.vnet_id => vnet.zone_id }
}
