action "proxmox_ceph_osd_scrub" "third" {
  config {
    osd_id = 3
    deep   = true
  }
}
