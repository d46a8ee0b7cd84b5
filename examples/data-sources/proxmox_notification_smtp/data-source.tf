data "proxmox_notification_smtp" "relay" {
  target_id = "relay"
}
