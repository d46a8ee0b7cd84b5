data "proxmox_container_snapshots" "web" {
  vmid = 200
}

output "snapshots" {
  value = [for snapshot in data.proxmox_container_snapshots.web.items : snapshot.name]
}
