terraform import proxmox_network_vlan.storage pve1/vmbr0.5
