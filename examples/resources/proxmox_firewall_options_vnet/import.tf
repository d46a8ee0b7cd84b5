import {
  to       = proxmox_firewall_options_vnet.web
  provider = proxmox
  id       = "web"
}
