import {
  to       = proxmox_firewall_options_node.first
  provider = proxmox
  id       = "pve1"
}
