resource "proxmox_ceph_mds" "active" {
  node = "pve1"
}

resource "proxmox_ceph_mds" "standby" {
  node = "pve2"
}
