data "proxmox_container_snapshot" "before_upgrade" {
  vmid = 200
  name = "before-upgrade"
}

output "taken_at" {
  value = data.proxmox_container_snapshot.before_upgrade.created_at_unix
}
