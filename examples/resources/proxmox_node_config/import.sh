terraform import proxmox_node_config.pve1 pve1
