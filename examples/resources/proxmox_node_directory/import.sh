terraform import proxmox_node_directory.backups pve1/fast
