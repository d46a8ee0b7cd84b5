import {
  to       = proxmox_notification_matcher.backups
  provider = proxmox
  id       = "backups"
}
