data "proxmox_ceph_mds_servers" "all" {}

output "states" {
  value = data.proxmox_ceph_mds_servers.all.items[*].state
}
