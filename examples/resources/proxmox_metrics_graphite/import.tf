import {
  to       = proxmox_metrics_graphite.carbon
  provider = proxmox
  id       = "graphite"
}
