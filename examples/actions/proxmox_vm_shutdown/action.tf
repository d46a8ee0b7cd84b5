# Five minutes for the guest, then the hard way.
action "proxmox_vm_shutdown" "web" {
  config {
    vmid          = 100
    grace_seconds = 300
    force_stop    = true
  }
}
