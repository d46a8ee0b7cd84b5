import {
  to       = proxmox_ha_group.first
  provider = proxmox
  id       = "prefer-first"
}
