import {
  to       = proxmox_network_ovs_bond.uplink
  provider = proxmox
  id       = "pve1/bond0"
}
