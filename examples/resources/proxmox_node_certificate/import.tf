import {
  to       = proxmox_node_certificate.pve1
  provider = proxmox
  id       = "pve1"
}
