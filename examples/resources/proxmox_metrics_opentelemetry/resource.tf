variable "collector_token" {
  description = "Token that the collector asks for."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_metrics_opentelemetry" "collector" {
  metrics_server_id = "collector"
  server            = "otel.example.com"
  port              = 4318

  headers = {
    Authorization = "Bearer ${var.collector_token}"
  }

  resource_attributes = {
    environment = "production"
  }
}
