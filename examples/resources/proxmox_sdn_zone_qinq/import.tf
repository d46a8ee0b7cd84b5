import {
  to       = proxmox_sdn_zone_qinq.tenant
  provider = proxmox
  id       = "qinq"
}
