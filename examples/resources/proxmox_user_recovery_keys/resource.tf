resource "proxmox_user_recovery_keys" "alice" {
  user_id = "alice@pve"
}
