import {
  to       = proxmox_sdn_ipam_mapping.printer
  provider = proxmox
  id       = "labnet/198.51.100.20"
}
