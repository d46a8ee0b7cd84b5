terraform import proxmox_pool.production production/web
