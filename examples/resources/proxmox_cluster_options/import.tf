import {
  to       = proxmox_cluster_options.this
  provider = proxmox
  id       = "options"
}
