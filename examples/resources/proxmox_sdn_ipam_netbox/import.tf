import {
  to       = proxmox_sdn_ipam_netbox.company
  provider = proxmox
  id       = "netbox"
}
