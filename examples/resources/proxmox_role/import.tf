import {
  to       = proxmox_role.operator
  provider = proxmox
  id       = "Operator"
}
