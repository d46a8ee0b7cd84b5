import {
  to       = proxmox_node_dns.pve1
  provider = proxmox
  id       = "pve1"
}
