terraform import proxmox_network_bridge.guests pve1/vmbr1
