import {
  to       = proxmox_vm.web
  provider = proxmox
  id       = "100"
}
