variable "phpipam_token" {
  type      = string
  sensitive = true
  default   = "0123456789abcdef"
}

resource "proxmox_sdn_ipam_phpipam" "company" {
  ipam_id = "phpipam"
  url     = "https://ipam.example.com/api/pve"
  token   = var.phpipam_token
  section = 1
}
