variable "netbox_token" {
  type      = string
  sensitive = true
  default   = "0123456789abcdef"
}

resource "proxmox_sdn_ipam_netbox" "company" {
  ipam_id = "netbox"
  url     = "https://netbox.example.com/api"
  token   = var.netbox_token
}
