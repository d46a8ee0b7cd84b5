action "proxmox_guests_start" "web" {
  config {
    vmids       = ["101", "102"]
    max_workers = 2
  }
}
