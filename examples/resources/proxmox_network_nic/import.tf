import {
  to       = proxmox_network_nic.storage
  provider = proxmox
  id       = "pve1/eno1"
}
