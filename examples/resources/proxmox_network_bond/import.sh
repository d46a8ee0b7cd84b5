terraform import proxmox_network_bond.uplink pve1/bond0
