import {
  to       = proxmox_node_hosts.pve2
  provider = proxmox
  id       = "pve1"
}
