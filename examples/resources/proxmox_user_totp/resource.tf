variable "totp_secret" {
  type      = string
  sensitive = true
}

resource "proxmox_user_totp" "alice_phone" {
  user_id     = "alice@pve"
  description = "phone"
  secret      = var.totp_secret
}
