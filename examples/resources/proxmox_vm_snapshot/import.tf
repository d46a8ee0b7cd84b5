import {
  to = proxmox_vm_snapshot.before_upgrade
  id = "100/before-upgrade"
}
