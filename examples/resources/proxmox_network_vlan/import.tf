import {
  to       = proxmox_network_vlan.storage
  provider = proxmox
  id       = "pve1/vmbr0.5"
}
