data "proxmox_sdn_fabric_node_openfabric" "first" {
  fabric_id = "spine"
  node      = "pve1"
}
