action "proxmox_vm_hibernate" "workstation" {
  config {
    vmid          = 100
    state_storage = "local-lvm"
    timeout       = "1h"
  }
}
