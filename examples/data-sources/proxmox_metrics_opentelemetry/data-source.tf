data "proxmox_metrics_opentelemetry" "collector" {
  metrics_server_id = "collector"
}
