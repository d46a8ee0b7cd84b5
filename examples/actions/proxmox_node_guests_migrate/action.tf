action "proxmox_node_guests_migrate" "evacuate" {
  config {
    node             = "pve1"
    target_node      = "pve2"
    max_workers      = 2
    with_local_disks = true
  }
}
