data "proxmox_ceph_monitors" "all" {}

output "nodes" {
  value = data.proxmox_ceph_monitors.all.items[*].node
}
