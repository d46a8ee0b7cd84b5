action "proxmox_ceph_flag_set" "maintenance" {
  config {
    flag  = "noout"
    value = true
  }
}
