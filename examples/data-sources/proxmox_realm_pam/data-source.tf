data "proxmox_realm_pam" "this" {}

output "is_default" {
  value = data.proxmox_realm_pam.this.default
}
