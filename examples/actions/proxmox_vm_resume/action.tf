action "proxmox_vm_resume" "idle" {
  config {
    vmid = 100
  }
}
