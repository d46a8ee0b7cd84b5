data "proxmox_ceph_crush" "ceph" {}

output "rules" {
  value = data.proxmox_ceph_crush.ceph.rules
}
