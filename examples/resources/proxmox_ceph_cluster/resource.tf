resource "proxmox_ceph_cluster" "ceph" {
  network         = "192.0.2.0/24"
  cluster_network = "198.51.100.0/24"
}
