resource "proxmox_sdn_zone_vlan" "office" {
  zone_id = "office"
  bridge  = "vmbr0"
  mtu     = 1500
}
