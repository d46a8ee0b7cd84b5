import {
  to       = proxmox_container.web
  provider = proxmox
  id       = "200"
}
