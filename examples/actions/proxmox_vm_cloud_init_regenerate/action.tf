action "proxmox_vm_cloud_init_regenerate" "web" {
  config {
    vmid = 100
  }
}
