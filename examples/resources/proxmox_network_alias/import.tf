import {
  to       = proxmox_network_alias.old_name
  provider = proxmox
  id       = "pve1/vmbr0:1"
}
