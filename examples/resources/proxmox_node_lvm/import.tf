import {
  to       = proxmox_node_lvm.fast
  provider = proxmox
  id       = "pve1/fast"
}
