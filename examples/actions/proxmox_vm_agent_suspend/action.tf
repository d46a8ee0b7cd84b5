action "proxmox_vm_agent_suspend" "desktop" {
  config {
    vmid = 100
    mode = "ram"
  }
}
