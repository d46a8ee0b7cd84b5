data "proxmox_notification_matcher" "backups" {
  matcher_id = "backups"
}
