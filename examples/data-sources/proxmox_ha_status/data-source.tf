data "proxmox_ha_status" "now" {}

output "leader" {
  value = data.proxmox_ha_status.now.master_node
}
