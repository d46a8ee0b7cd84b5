data "proxmox_notification_sendmail" "admins" {
  target_id = "admins"
}
