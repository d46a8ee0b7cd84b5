import {
  to       = proxmox_firewall_ipset.admins
  provider = proxmox
  id       = "cluster/admins"
}
