terraform import proxmox_node_hosts.pve2 pve1
