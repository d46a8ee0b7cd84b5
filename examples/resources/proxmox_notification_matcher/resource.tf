resource "proxmox_notification_sendmail" "admins" {
  target_id = "admins"
  mailto    = ["admins@example.com"]
}

resource "proxmox_notification_matcher" "backups" {
  matcher_id     = "backups"
  match_field    = ["exact:type=vzdump"]
  match_severity = ["warning,error"]
  targets        = [proxmox_notification_sendmail.admins.target_id]
}
