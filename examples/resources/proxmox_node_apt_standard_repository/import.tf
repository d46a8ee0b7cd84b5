import {
  to       = proxmox_node_apt_standard_repository.no_subscription
  provider = proxmox
  id       = "pve1/no-subscription"
}
