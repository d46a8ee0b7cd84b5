action "proxmox_guests_shutdown" "web" {
  config {
    vmids         = ["101", "102"]
    grace_seconds = 120
  }
}
