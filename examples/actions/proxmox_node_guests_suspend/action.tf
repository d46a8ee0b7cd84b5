action "proxmox_node_guests_suspend" "pve1" {
  config {
    node  = "pve1"
    vmids = ["100"]
  }
}
