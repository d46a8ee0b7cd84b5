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
}

# The address is one of the subnet, which has to be there before.
resource "proxmox_sdn_ipam_mapping" "printer" {
  vnet_id = proxmox_sdn_subnet.lab.vnet_id
  ip      = "198.51.100.20"
  mac     = "BC:24:11:00:00:20"
}
