action "proxmox_node_service_reload" "statistics" {
  config {
    node    = "pve1"
    service = "pvestatd"
  }
}
