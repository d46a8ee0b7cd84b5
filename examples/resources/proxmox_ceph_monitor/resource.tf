resource "proxmox_ceph_cluster" "ceph" {
  node    = "pve1"
  network = "192.0.2.0/24"
}

resource "proxmox_ceph_monitor" "first" {
  node = proxmox_ceph_cluster.ceph.node
}
