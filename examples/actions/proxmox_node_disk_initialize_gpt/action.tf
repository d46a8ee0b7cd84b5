action "proxmox_node_disk_initialize_gpt" "data" {
  config {
    node = "pve1"
    disk = "/dev/sdh"
  }
}
