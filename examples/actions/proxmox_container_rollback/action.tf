action "proxmox_container_rollback" "clean" {
  config {
    vmid     = 200
    snapshot = "clean"
    start    = true
  }
}
