import {
  to       = proxmox_sdn_controller_bgp.edge
  provider = proxmox
  id       = "bgp1"
}
