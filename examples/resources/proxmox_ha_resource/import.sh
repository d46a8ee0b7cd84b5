terraform import proxmox_ha_resource.web vm:100
