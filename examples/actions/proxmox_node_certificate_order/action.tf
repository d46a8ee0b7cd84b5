action "proxmox_node_certificate_order" "pve1" {
  config {
    node  = "pve1"
    force = true
  }
}
