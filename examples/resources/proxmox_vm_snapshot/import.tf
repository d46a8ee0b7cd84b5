import {
  to       = proxmox_vm_snapshot.before_upgrade
  provider = proxmox
  id       = "100/before-upgrade"
}
