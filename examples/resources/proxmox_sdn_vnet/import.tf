import {
  to       = proxmox_sdn_vnet.web
  provider = proxmox
  id       = "web"
}
