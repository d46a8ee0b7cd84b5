data "proxmox_node_services" "dead" {
  node  = "pve1"
  state = "dead"
}

output "dead_services" {
  value = [for service in data.proxmox_node_services.dead.items : service.service]
}
