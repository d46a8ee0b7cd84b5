variable "powerdns_key" {
  type      = string
  sensitive = true
  default   = "0123456789abcdef"
}

resource "proxmox_sdn_dns_powerdns" "company" {
  dns_id      = "powerdns"
  url         = "https://dns.example.com:8081/api/v1/servers/localhost"
  key         = var.powerdns_key
  ttl_seconds = 600
}
