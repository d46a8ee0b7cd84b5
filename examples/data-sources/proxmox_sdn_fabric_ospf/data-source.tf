data "proxmox_sdn_fabric_ospf" "leaf" {
  fabric_id = "leaf"
}
