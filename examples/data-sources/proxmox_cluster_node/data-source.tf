data "proxmox_cluster_node" "pve2" {
  node = "pve2"
}

output "votes" {
  value = data.proxmox_cluster_node.pve2.votes
}
