import {
  to       = proxmox_notification_sendmail.admins
  provider = proxmox
  id       = "admins"
}
