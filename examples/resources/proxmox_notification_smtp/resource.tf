variable "smtp_password" {
  description = "Password of the account that sends."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_notification_smtp" "relay" {
  target_id    = "relay"
  server       = "mail.example.com"
  mode         = "starttls"
  username     = "pve"
  password     = var.smtp_password
  from_address = "pve@example.com"
  mailto       = ["admins@example.com"]
}
