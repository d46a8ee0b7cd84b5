action "proxmox_ceph_node_osds_restart" "pve1" {
  config {
    node = "pve1"
  }
}
