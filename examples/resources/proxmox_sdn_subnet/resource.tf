resource "proxmox_sdn_zone_simple" "lab" {
  zone_id = "lab"
  ipam    = "pve"
  dhcp    = "dnsmasq"
}

resource "proxmox_sdn_vnet" "lab" {
  vnet_id = "labnet"
  zone_id = proxmox_sdn_zone_simple.lab.zone_id
}

resource "proxmox_sdn_subnet" "lab" {
  vnet_id = proxmox_sdn_vnet.lab.vnet_id
  cidr    = "198.51.100.0/24"
  gateway = "198.51.100.1"
  snat    = true
  dhcp_ranges = [
    {
      start_address = "198.51.100.100"
      end_address   = "198.51.100.199"
    },
  ]
}
