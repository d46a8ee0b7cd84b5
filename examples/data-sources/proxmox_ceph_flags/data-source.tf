data "proxmox_ceph_flags" "now" {}

output "in_maintenance" {
  value = data.proxmox_ceph_flags.now.noout
}
