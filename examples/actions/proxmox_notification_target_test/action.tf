action "proxmox_notification_target_test" "admins" {
  config {
    target_id = "admins"
  }
}
