action "proxmox_vm_suspend" "idle" {
  config {
    vmid = 100
  }
}
