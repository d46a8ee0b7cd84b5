action "proxmox_node_service_restart" "statistics" {
  config {
    node    = "pve1"
    service = "pvestatd"
  }
}
