terraform import proxmox_node_hosts.pve1 pve1
