import {
  to       = proxmox_node_subscription.pve1
  provider = proxmox
  id       = "pve1"
}
