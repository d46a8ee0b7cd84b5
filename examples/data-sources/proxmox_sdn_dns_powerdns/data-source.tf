data "proxmox_sdn_dns_powerdns" "company" {
  dns_id = "powerdns"
}
