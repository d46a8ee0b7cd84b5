variable "cloudflare_token" {
  type      = string
  sensitive = true
}

resource "proxmox_acme_plugin" "cloudflare" {
  plugin_id                = "cloudflare"
  type                     = "dns"
  api                      = "cf"
  data                     = "CF_Token=${var.cloudflare_token}"
  validation_delay_seconds = 60
}
