data "proxmox_cluster" "this" {}

output "is_quorate" {
  value = data.proxmox_cluster.this.quorate
}
