import {
  to       = proxmox_sdn_controller_isis.edge
  provider = proxmox
  id       = "isis1"
}
