terraform import proxmox_node_lvmthin.guests pve1/fast
