data "proxmox_vm_agent" "web" {
  vmid = 100
}

output "address" {
  value = data.proxmox_vm_agent.web.ipv4_addresses[0]
}
