data "proxmox_ceph_file_systems" "all" {}

output "names" {
  value = data.proxmox_ceph_file_systems.all.items[*].name
}
