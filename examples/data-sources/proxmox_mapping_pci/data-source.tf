data "proxmox_mapping_pci" "gpu" {
  mapping_id = "gpu"
}
