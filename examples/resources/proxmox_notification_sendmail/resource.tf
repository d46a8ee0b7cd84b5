resource "proxmox_notification_sendmail" "admins" {
  target_id    = "admins"
  mailto       = ["admins@example.com"]
  mailto_users = ["root@pam"]
  from_address = "pve@example.com"
}
