terraform import proxmox_node_lvm.fast pve1/fast
