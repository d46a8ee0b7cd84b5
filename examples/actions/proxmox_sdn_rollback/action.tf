# Whatever is staged.
action "proxmox_sdn_rollback" "staged" {
  config {
    timeout = "1m"
  }
}
