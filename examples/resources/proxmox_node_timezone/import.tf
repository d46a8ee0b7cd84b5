import {
  to       = proxmox_node_timezone.pve1
  provider = proxmox
  id       = "pve1"
}
