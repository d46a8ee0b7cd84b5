data "proxmox_node_hosts" "pve1" {
  node = "pve1"
}

# The same names on both nodes.
resource "proxmox_node_hosts" "pve2" {
  node    = "pve2"
  content = data.proxmox_node_hosts.pve1.content
}
