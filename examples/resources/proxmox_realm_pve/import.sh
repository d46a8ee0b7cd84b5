terraform import proxmox_realm_pve.this pve
