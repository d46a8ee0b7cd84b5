variable "totp_secret" {
  description = "Secret that the app was given."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_user_totp" "alice_phone" {
  user_id     = "alice@pve"
  description = "phone"
  secret      = var.totp_secret
}
