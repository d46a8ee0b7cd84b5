action "proxmox_vm_agent_file_write" "motd" {
  config {
    vmid           = 100
    path           = "/etc/motd"
    content        = "Managed as code: changes by hand are undone."
    wait_for_agent = true
  }
}
