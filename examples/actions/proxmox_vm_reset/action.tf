action "proxmox_vm_reset" "stuck" {
  config {
    vmid = 100
  }
}
