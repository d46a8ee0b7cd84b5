import {
  to       = proxmox_sdn_zone_vlan.office
  provider = proxmox
  id       = "vlan"
}
