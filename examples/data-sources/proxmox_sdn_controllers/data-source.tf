data "proxmox_sdn_controllers" "all" {}

output "controllers" {
  value = [for controller in data.proxmox_sdn_controllers.all.items : controller.controller_id]
}
