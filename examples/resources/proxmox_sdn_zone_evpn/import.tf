import {
  to       = proxmox_sdn_zone_evpn.routed
  provider = proxmox
  id       = "evpn"
}
