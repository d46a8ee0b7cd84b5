data "proxmox_ceph_pool_erasure_coded" "archive" {
  name = "archive"
}

output "placement_groups" {
  value = data.proxmox_ceph_pool_erasure_coded.archive.pg_num
}
