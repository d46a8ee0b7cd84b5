action "proxmox_vm_convert_to_template" "debian" {
  config {
    vmid = 9000
  }
}
