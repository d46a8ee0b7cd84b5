data "proxmox_cluster_nodes" "all" {}

output "members" {
  value = [for node in data.proxmox_cluster_nodes.all.items : node.node]
}
