data "proxmox_version" "this" {}

output "release" {
  value = data.proxmox_version.this.release
}
