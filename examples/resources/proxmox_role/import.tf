import {
  to = proxmox_role.operator
  id = "Operator"
}
