terraform import proxmox_node_zfs.tank pve1/fast
