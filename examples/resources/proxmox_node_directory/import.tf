import {
  to       = proxmox_node_directory.backups
  provider = proxmox
  id       = "pve1/fast"
}
