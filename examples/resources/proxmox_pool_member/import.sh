terraform import proxmox_pool_member.local production/web/100
