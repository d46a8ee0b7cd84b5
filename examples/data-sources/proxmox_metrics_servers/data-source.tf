data "proxmox_metrics_servers" "influxdb" {
  type = "influxdb"
}

output "addresses" {
  value = { for server in data.proxmox_metrics_servers.influxdb.items : server.metrics_server_id => server.server }
}
