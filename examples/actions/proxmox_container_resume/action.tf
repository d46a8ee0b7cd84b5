action "proxmox_container_resume" "simulation" {
  config {
    vmid = 200
  }
}
