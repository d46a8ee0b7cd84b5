action "proxmox_node_apt_refresh" "pve1" {
  config {
    node   = "pve1"
    notify = true
  }
}
