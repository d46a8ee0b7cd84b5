data "proxmox_nodes" "all" {}

output "online" {
  value = [for node in data.proxmox_nodes.all.items : node.node if node.status == "online"]
}
