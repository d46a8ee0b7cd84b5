action "proxmox_vm_rollback" "clean" {
  config {
    vmid     = 100
    snapshot = "clean"
    start    = true
  }
}
