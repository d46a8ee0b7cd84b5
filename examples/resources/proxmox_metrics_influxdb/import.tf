import {
  to       = proxmox_metrics_influxdb.monitoring
  provider = proxmox
  id       = "influxdb"
}
