variable "client_key" {
  description = "Client secret that the issuer gave to PVE."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_realm_openid" "sso" {
  realm_id       = "sso"
  comment        = "Single sign-on"
  issuer_url     = "https://sso.example.com/realms/example"
  client_id      = "proxmox"
  client_key     = var.client_key
  username_claim = "username"
  autocreate     = true
}
