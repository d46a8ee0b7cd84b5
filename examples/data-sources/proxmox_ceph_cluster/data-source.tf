data "proxmox_ceph_cluster" "ceph" {}

output "fsid" {
  value = data.proxmox_ceph_cluster.ceph.fsid
}
