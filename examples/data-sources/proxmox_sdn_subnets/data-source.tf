data "proxmox_sdn_subnets" "web" {
  vnet_id = "web"
}

output "networks" {
  value = [for subnet in data.proxmox_sdn_subnets.web.items : subnet.cidr]
}
