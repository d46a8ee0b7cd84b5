action "proxmox_vm_send_key" "login" {
  config {
    vmid = 100
    key  = "ctrl-alt-delete"
  }
}
