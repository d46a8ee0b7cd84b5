import {
  to       = proxmox_firewall_options_guest.web
  provider = proxmox
  id       = "100"
}
