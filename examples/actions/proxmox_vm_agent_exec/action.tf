action "proxmox_vm_agent_exec" "update" {
  config {
    vmid           = 100
    command        = ["sh", "-c", "apt-get update && apt-get -y upgrade"]
    wait_for_agent = true
    timeout        = "30m"
  }
}
