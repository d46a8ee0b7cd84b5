import {
  to       = proxmox_mapping_pci.gpu
  provider = proxmox
  id       = "gpu"
}
