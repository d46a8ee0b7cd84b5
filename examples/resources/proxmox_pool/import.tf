import {
  to       = proxmox_pool.production
  provider = proxmox
  id       = "production/web"
}
