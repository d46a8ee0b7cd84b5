action "proxmox_node_service_stop" "statistics" {
  config {
    node    = "pve1"
    service = "pvestatd"
  }
}
