terraform import proxmox_mapping_pci.gpu gpu
