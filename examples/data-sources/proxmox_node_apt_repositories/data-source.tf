data "proxmox_node_apt_repositories" "pve1" {
  node = "pve1"
}

output "paths" {
  value = [for entry in data.proxmox_node_apt_repositories.pve1.items : entry.path]
}

output "unreadable" {
  value = [for file in data.proxmox_node_apt_repositories.pve1.errors : file.path]
}
