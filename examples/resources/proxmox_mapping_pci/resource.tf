resource "proxmox_mapping_pci" "gpu" {
  mapping_id  = "gpu"
  description = "Tesla T4"
  map = [
    {
      node        = "pve1"
      path        = "0000:01:00.0"
      device_id   = "10de:1eb8"
      iommu_group = 12
    },
    {
      node        = "pve2"
      path        = "0000:81:00.0"
      device_id   = "10de:1eb8"
      iommu_group = 40
    },
  ]
}
