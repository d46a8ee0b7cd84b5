import {
  to       = proxmox_sdn_subnet.lab
  provider = proxmox
  id       = "web/zone1-198.51.100.0-24"
}
