terraform import proxmox_realm_pam.this pam
