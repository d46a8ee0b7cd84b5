import {
  to       = proxmox_pool_member.local
  provider = proxmox
  id       = "production/web/100"
}
