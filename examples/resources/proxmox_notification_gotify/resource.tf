variable "gotify_token" {
  type      = string
  sensitive = true
}

resource "proxmox_notification_gotify" "phones" {
  target_id = "phones"
  server    = "https://gotify.example.com"
  token     = var.gotify_token
}
