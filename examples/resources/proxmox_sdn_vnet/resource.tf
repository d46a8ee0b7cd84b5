resource "proxmox_sdn_zone_vlan" "office" {
  zone_id = "office"
  bridge  = "vmbr0"
}

resource "proxmox_sdn_vnet" "web" {
  vnet_id = "web"
  zone_id = proxmox_sdn_zone_vlan.office.zone_id
  tag     = 20
  alias   = "Web servers"
}
