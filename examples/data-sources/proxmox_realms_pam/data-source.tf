data "proxmox_realms_pam" "all" {}

output "second_factors" {
  value = data.proxmox_realms_pam.all.items[*].tfa
}
