terraform import proxmox_network_alias.old_name pve1/vmbr0:1
