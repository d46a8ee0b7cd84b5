action "proxmox_guests_suspend" "web" {
  config {
    vmids   = ["101", "102"]
    to_disk = true
  }
}
