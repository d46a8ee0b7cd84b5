data "proxmox_vm_agent_system" "web" {
  vmid = 100
}

output "mount_points" {
  value = [for file_system in data.proxmox_vm_agent_system.web.file_systems : file_system.mount_point]
}
