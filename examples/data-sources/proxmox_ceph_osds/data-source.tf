data "proxmox_ceph_osds" "all" {}

output "nodes" {
  value = data.proxmox_ceph_osds.all.items[*].node
}
