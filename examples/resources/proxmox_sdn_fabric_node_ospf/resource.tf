resource "proxmox_sdn_fabric_ospf" "leaf" {
  fabric_id = "leaf"
  ip_prefix = "10.30.0.0/24"
  area      = "0.0.0.0"
}

resource "proxmox_sdn_fabric_node_ospf" "first" {
  fabric_id = proxmox_sdn_fabric_ospf.leaf.fabric_id
  node      = "pve1"
  ip        = "10.30.0.1"
  interfaces = [
    { name = "eno1", ip = "10.30.1.0/31" },
  ]
}
