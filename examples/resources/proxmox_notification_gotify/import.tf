import {
  to       = proxmox_notification_gotify.phones
  provider = proxmox
  id       = "phones"
}
