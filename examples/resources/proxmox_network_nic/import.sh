terraform import proxmox_network_nic.storage pve1/eno1
