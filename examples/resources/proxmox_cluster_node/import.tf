import {
  to       = proxmox_cluster_node.pve2
  provider = proxmox
  id       = "pve2"
}
