resource "proxmox_sdn_fabric_ospf" "leaf" {
  fabric_id = "leaf"
  ip_prefix = "10.30.0.0/24"
  area      = "0.0.0.0"
}
