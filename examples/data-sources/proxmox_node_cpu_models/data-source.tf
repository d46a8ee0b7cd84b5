data "proxmox_node_cpu_models" "amd" {
  node   = "pve1"
  vendor = "amd"
}

output "models" {
  value = [for model in data.proxmox_node_cpu_models.amd.items : model.name]
}
