data "proxmox_vm" "web" {
  vmid = 100
}

output "web_addresses" {
  value = data.proxmox_vm.web.ipv4_addresses
}
