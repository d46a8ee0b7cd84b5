import {
  to       = proxmox_metrics_opentelemetry.collector
  provider = proxmox
  id       = "collector"
}
