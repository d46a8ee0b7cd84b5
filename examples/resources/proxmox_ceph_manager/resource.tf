# PVE makes the one of the first monitor itself.
resource "proxmox_ceph_manager" "first" {
  node  = "pve1"
  adopt = true
}

resource "proxmox_ceph_manager" "standby" {
  node = "pve2"
}
