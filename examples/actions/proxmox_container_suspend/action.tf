action "proxmox_container_suspend" "simulation" {
  config {
    vmid = 200
  }
}
