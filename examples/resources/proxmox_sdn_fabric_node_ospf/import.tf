import {
  to       = proxmox_sdn_fabric_node_ospf.first
  provider = proxmox
  id       = "spine/pve1"
}
