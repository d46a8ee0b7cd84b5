action "proxmox_vm_agent_fsfreeze" "before_copy" {
  config {
    vmid      = 100
    operation = "freeze"
  }
}

action "proxmox_vm_agent_fsfreeze" "after_copy" {
  config {
    vmid      = 100
    operation = "thaw"
  }
}
