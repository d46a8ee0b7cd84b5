import {
  to       = proxmox_node_hosts.pve1
  provider = proxmox
  id       = "pve1"
}
