import {
  to       = proxmox_sdn_zone_vxlan.spread
  provider = proxmox
  id       = "vxlan"
}
