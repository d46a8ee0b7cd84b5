action "proxmox_container_convert_to_template" "debian" {
  config {
    vmid = 9100
  }
}
