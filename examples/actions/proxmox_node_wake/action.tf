action "proxmox_node_wake" "pve2" {
  config {
    node = "pve2"
  }
}
