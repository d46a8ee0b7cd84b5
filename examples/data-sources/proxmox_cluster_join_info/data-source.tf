data "proxmox_cluster_join_info" "this" {}

output "member_fingerprint" {
  value = data.proxmox_cluster_join_info.this.fingerprint
}
