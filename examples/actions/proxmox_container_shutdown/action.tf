# One minute for its services, then the hard way.
action "proxmox_container_shutdown" "web" {
  config {
    vmid          = 200
    grace_seconds = 60
    force_stop    = true
  }
}
