data "proxmox_realm_pve" "this" {}

output "is_default" {
  value = data.proxmox_realm_pve.this.default
}
