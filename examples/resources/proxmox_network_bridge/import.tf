import {
  to       = proxmox_network_bridge.guests
  provider = proxmox
  id       = "pve1/vmbr1"
}
