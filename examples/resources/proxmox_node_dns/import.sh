terraform import proxmox_node_dns.pve1 pve1
