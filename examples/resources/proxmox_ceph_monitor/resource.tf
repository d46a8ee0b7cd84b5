# Two of three are enough to go on. They need Ceph's configuration: where a proxmox_ceph_cluster makes that, let them depend on it.
resource "proxmox_ceph_monitor" "first" {
  node = "pve1"
}

resource "proxmox_ceph_monitor" "second" {
  node = "pve2"
}

resource "proxmox_ceph_monitor" "third" {
  node      = "pve3"
  addresses = ["192.0.2.13"]
}
