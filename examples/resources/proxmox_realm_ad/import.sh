terraform import proxmox_realm_ad.corp corp
