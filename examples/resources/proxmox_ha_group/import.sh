terraform import proxmox_ha_group.first prefer-first
