import {
  to       = proxmox_firewall_rules.webserver
  provider = proxmox
  id       = "vm:100"
}
