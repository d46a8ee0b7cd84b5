data "proxmox_metrics_influxdb" "monitoring" {
  metrics_server_id = "monitoring"
}
