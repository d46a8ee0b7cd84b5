action "proxmox_vm_agent_fstrim" "web" {
  config {
    vmid = 100
  }
}
