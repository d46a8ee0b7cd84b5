import {
  to       = proxmox_sdn_ipam_phpipam.company
  provider = proxmox
  id       = "phpipam"
}
