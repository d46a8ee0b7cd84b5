import {
  to       = proxmox_notification_webhook.chat
  provider = proxmox
  id       = "chat"
}
