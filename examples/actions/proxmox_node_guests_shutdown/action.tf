action "proxmox_node_guests_shutdown" "before_maintenance" {
  config {
    node          = "pve1"
    grace_seconds = 120
  }
}
