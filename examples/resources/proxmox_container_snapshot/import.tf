import {
  to       = proxmox_container_snapshot.before_upgrade
  provider = proxmox
  id       = "100/before-upgrade"
}
