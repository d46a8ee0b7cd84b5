# Succeeds as soon as the guest has started.
action "proxmox_vm_agent_ping" "ready" {
  config {
    vmid           = 100
    wait_for_agent = true
    timeout        = "5m"
  }
}
