action "proxmox_node_subscription_check" "pve1" {
  config {
    node  = "pve1"
    force = true
  }
}
