variable "gotify_token" {
  description = "Token of the application in Gotify."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_notification_gotify" "phones" {
  target_id = "phones"
  server    = "https://gotify.example.com"
  token     = var.gotify_token
}
