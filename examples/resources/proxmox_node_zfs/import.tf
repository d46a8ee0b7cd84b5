import {
  to       = proxmox_node_zfs.tank
  provider = proxmox
  id       = "pve1/fast"
}
