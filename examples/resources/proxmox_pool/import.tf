import {
  to = proxmox_pool.production
  id = "production/web"
}
