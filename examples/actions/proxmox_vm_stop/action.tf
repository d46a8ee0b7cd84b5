action "proxmox_vm_stop" "stuck" {
  config {
    vmid              = 100
    overrule_shutdown = true
  }
}
