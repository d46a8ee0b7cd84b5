import {
  to       = proxmox_node_config.pve1
  provider = proxmox
  id       = "pve1"
}
