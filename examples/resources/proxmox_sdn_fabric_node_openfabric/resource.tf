resource "proxmox_sdn_fabric_openfabric" "spine" {
  fabric_id = "spine"
  ip_prefix = "10.20.0.0/24"
}

resource "proxmox_sdn_fabric_node_openfabric" "first" {
  fabric_id = proxmox_sdn_fabric_openfabric.spine.fabric_id
  node      = "pve1"
  ip        = "10.20.0.1"
  interfaces = [
    { name = "eno1" },
    { name = "eno2" },
  ]
}
