action "proxmox_ceph_daemons_restart" "osds" {
  config {
    service_type  = "osd"
    only_outdated = true
  }
}
