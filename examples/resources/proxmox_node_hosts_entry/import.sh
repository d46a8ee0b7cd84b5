terraform import proxmox_node_hosts_entry.backup_server pve1/192.0.2.20
