action "proxmox_ceph_osd_in" "third" {
  config {
    osd_id = 3
  }
}
