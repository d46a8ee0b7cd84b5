action "proxmox_container_stop" "stuck" {
  config {
    vmid              = 200
    overrule_shutdown = true
  }
}
