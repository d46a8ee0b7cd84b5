action "proxmox_node_certificate_revoke" "pve2" {
  config {
    node = "pve2"
  }
}
