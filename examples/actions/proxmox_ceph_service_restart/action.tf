action "proxmox_ceph_service_restart" "managers" {
  config {
    node    = "pve1"
    service = "mgr"
  }
}
