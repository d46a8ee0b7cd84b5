data "proxmox_node_mediated_device_types" "gpu" {
  node       = "pve1"
  pci_device = "0000:01:00.0"
  available  = true
}

output "types" {
  value = [for vgpu in data.proxmox_node_mediated_device_types.gpu.items : vgpu.type]
}
