import {
  to       = proxmox_sdn_fabric_ospf.leaf
  provider = proxmox
  id       = "spine"
}
