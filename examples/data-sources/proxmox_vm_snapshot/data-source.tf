data "proxmox_vm_snapshot" "before_upgrade" {
  vmid = 100
  name = "before-upgrade"
}

output "taken_at" {
  value = data.proxmox_vm_snapshot.before_upgrade.created_at_unix
}
