resource "proxmox_sdn_zone_simple" "lab" {
  zone_id = "lab"
  ipam    = "pve"
  dhcp    = "dnsmasq"
}
