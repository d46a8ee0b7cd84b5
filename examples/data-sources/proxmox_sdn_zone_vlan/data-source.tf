data "proxmox_sdn_zone_vlan" "office" {
  zone_id = "office"
}
