variable "smtp_password" {
  type      = string
  sensitive = true
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
