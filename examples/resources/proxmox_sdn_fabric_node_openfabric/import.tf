import {
  to       = proxmox_sdn_fabric_node_openfabric.first
  provider = proxmox
  id       = "spine/pve1"
}
