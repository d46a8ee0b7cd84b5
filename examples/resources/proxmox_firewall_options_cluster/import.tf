import {
  to       = proxmox_firewall_options_cluster.this
  provider = proxmox
  id       = "options"
}
