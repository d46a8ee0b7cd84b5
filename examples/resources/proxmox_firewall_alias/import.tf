import {
  to       = proxmox_firewall_alias.office
  provider = proxmox
  id       = "cluster/office"
}
