data "proxmox_container_interfaces" "web" {
  vmid = 200
}

output "addresses" {
  value = { for interface in data.proxmox_container_interfaces.web.items : interface.name => interface.addresses }
}
