import {
  to = proxmox_vm.web
  id = "100"
}
