import {
  to       = proxmox_network_ovs_bridge.guests
  provider = proxmox
  id       = "pve1/vmbr1"
}
