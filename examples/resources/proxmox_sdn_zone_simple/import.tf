import {
  to       = proxmox_sdn_zone_simple.lab
  provider = proxmox
  id       = "simple"
}
