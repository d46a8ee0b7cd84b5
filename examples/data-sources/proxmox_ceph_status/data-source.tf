data "proxmox_ceph_status" "now" {}

output "health" {
  value = data.proxmox_ceph_status.now.health
}
