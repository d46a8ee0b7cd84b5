data "proxmox_sdn_zones" "vlan" {
  type = "vlan"
}

output "zones" {
  value = [for zone in data.proxmox_sdn_zones.vlan.items : zone.zone_id]
}
