data "proxmox_cluster_options" "this" {}

output "mac_prefix" {
  value = data.proxmox_cluster_options.this.mac_prefix
}
