data "proxmox_realms_pve" "all" {}

output "second_factors" {
  value = data.proxmox_realms_pve.all.items[*].tfa
}
