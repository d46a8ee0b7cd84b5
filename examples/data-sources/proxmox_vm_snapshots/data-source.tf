data "proxmox_vm_snapshots" "web" {
  vmid = 100
}

output "snapshots" {
  value = [for snapshot in data.proxmox_vm_snapshots.web.items : snapshot.name]
}
