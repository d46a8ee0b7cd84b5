action "proxmox_node_certificate_renew" "pve1" {
  config {
    node  = "pve1"
    force = true
  }
}
