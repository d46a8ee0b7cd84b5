data "proxmox_ceph_managers" "all" {}

output "nodes" {
  value = data.proxmox_ceph_managers.all.items[*].node
}
