data "proxmox_node_apt_changelog" "manager" {
  node    = "pve1"
  package = "pve-manager"
}

output "news" {
  value = data.proxmox_node_apt_changelog.manager.content
}
