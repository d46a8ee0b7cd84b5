action "proxmox_node_reboot" "pve2" {
  config {
    node = "pve2"
  }
}
