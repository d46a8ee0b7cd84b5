data "proxmox_node_apt_updates" "pve1" {
  node = "pve1"
}

output "updates" {
  value = [for update in data.proxmox_node_apt_updates.pve1.items : update.package]
}
