action "proxmox_guests_migrate" "web" {
  config {
    vmids       = ["101", "102"]
    target_node = "pve2"
    online      = true
  }
}
