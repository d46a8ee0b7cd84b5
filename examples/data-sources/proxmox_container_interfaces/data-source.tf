data "proxmox_container_interfaces" "web" {
  vmid = 200
}

output "addresses" {
  value = { for device in data.proxmox_container_interfaces.web.items : device.name => device.ip_addresses }
}
