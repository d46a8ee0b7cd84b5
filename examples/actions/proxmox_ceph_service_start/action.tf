action "proxmox_ceph_service_start" "monitor" {
  config {
    node    = "pve1"
    service = "mon.pve1"
  }
}
