terraform import proxmox_sdn_ipam_pve.lab lab
