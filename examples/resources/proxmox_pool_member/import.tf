import {
  to = proxmox_pool_member.local
  id = "production/web/100"
}
