resource "proxmox_sdn_zone_simple" "lab" {
  zone_id = "lab"
}

resource "proxmox_sdn_vnet" "web" {
  vnet_id = "web"
  zone_id = proxmox_sdn_zone_simple.lab.zone_id
}

# By its name from there, it waits until the VNet is applied.
resource "proxmox_firewall_options_vnet" "web" {
  vnet_id        = proxmox_sdn_vnet.web.vnet_id
  enabled        = true
  policy_forward = "DROP"
}
