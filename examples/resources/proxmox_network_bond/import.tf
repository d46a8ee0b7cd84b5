import {
  to       = proxmox_network_bond.uplink
  provider = proxmox
  id       = "pve1/bond0"
}
