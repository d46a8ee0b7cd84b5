data "proxmox_node_apt_versions" "pve1" {
  node = "pve1"
}

output "packages" {
  value = [for package in data.proxmox_node_apt_versions.pve1.items : package.version]
}
