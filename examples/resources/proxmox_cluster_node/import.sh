terraform import proxmox_cluster_node.pve2 pve2
