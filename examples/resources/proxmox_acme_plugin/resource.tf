variable "cloudflare_token" {
  description = "Token that may write to the zone."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_acme_plugin" "cloudflare" {
  plugin_id                = "cloudflare"
  type                     = "dns"
  api                      = "cf"
  data                     = "CF_Token=${var.cloudflare_token}"
  validation_delay_seconds = 60
}
