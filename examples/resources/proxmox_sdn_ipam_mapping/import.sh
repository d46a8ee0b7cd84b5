terraform import proxmox_sdn_ipam_mapping.printer labnet/198.51.100.20
