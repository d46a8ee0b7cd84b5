data "proxmox_sdn_fabric_node_ospf" "first" {
  fabric_id = "leaf"
  node      = "pve1"
}
