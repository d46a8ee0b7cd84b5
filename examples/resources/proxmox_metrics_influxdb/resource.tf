variable "influxdb_token" {
  description = "Token that may write to the bucket."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_metrics_influxdb" "monitoring" {
  metrics_server_id = "monitoring"
  server            = "influxdb.example.com"
  port              = 8086
  protocol          = "https"
  organization      = "example"
  bucket            = "pve"
  token             = var.influxdb_token
}
