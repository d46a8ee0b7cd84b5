data "proxmox_cpu_models" "all" {}

output "types" {
  value = { for model in data.proxmox_cpu_models.all.items : model.cpu_model_id => model.type }
}
