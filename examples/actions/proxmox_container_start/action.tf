action "proxmox_container_start" "web" {
  config {
    vmid = 200
  }
}
