import {
  to       = proxmox_firewall_security_group.webserver
  provider = proxmox
  id       = "webserver"
}
