import {
  to       = proxmox_sdn_dns_powerdns.company
  provider = proxmox
  id       = "powerdns"
}
