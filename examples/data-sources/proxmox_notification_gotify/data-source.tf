data "proxmox_notification_gotify" "phones" {
  target_id = "phones"
}
