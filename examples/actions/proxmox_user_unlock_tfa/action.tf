action "proxmox_user_unlock_tfa" "alice" {
  config {
    user_id = "alice@pve"
  }
}
