import {
  to       = proxmox_ha_resource.web
  provider = proxmox
  id       = "vm:100"
}
