data "proxmox_vm_cloud_init" "web" {
  vmid = 100
}

output "network" {
  value = data.proxmox_vm_cloud_init.web.network_data
}
