import {
  to       = proxmox_notification_smtp.relay
  provider = proxmox
  id       = "relay"
}
