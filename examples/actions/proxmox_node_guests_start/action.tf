action "proxmox_node_guests_start" "pve1" {
  config {
    node  = "pve1"
    force = true
    vmids = ["100", "101"]
  }
}
