data "proxmox_vm_disks" "pve1" {
  node = "pve1"
}

output "volumes" {
  value = [for disk in data.proxmox_vm_disks.pve1.items : disk.volume]
}
