import {
  to       = proxmox_sdn_ipam_pve.lab
  provider = proxmox
  id       = "lab"
}
