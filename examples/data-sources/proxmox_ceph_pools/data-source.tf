data "proxmox_ceph_pools" "all" {}

output "names" {
  value = data.proxmox_ceph_pools.all.items[*].name
}
