import {
  to       = proxmox_sdn_controller_evpn.core
  provider = proxmox
  id       = "evpn1"
}
