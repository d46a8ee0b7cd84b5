action "proxmox_ceph_service_stop" "osd" {
  config {
    node    = "pve1"
    service = "osd.3"
  }
}
