import {
  to       = proxmox_cpu_model.web
  provider = proxmox
  id       = "web"
}
