action "proxmox_vm_start" "web" {
  config {
    vmid = 100
  }
}
