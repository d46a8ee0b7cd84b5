data "proxmox_container" "web" {
  vmid = 200
}

output "web_addresses" {
  value = data.proxmox_container.web.ipv4_addresses
}
