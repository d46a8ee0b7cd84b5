variable "bind_password" {
  description = "Password of the account that looks for users."
  type        = string
  sensitive   = true
  default     = "change-me"
}

resource "proxmox_realm_ad" "corp" {
  realm_id        = "corp"
  comment         = "Company directory"
  domain          = "example.com"
  server          = "dc1.example.com"
  fallback_server = "dc2.example.com"
  mode            = "ldaps"
  verify          = true
  bind_dn         = "CN=pve,OU=Services,DC=example,DC=com"
  bind_password   = var.bind_password
}
