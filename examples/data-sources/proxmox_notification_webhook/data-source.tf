data "proxmox_notification_webhook" "chat" {
  target_id = "chat"
}
