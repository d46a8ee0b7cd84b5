action "proxmox_node_shutdown" "pve2" {
  config {
    node = "pve2"
  }
}
