data "proxmox_metrics_graphite" "carbon" {
  metrics_server_id = "carbon"
}
