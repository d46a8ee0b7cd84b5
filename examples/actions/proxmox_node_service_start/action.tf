action "proxmox_node_service_start" "statistics" {
  config {
    node    = "pve1"
    service = "pvestatd"
  }
}
