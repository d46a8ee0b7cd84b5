action "proxmox_ceph_osd_out" "third" {
  config {
    osd_id = 3
  }
}
