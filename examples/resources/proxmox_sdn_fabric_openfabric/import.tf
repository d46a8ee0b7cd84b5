import {
  to       = proxmox_sdn_fabric_openfabric.spine
  provider = proxmox
  id       = "spine"
}
