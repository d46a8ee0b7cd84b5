resource "proxmox_sdn_zone_qinq" "tenant" {
  zone_id               = "tenant"
  bridge                = "vmbr0"
  service_vlan          = 100
  service_vlan_protocol = "802.1ad"
}
