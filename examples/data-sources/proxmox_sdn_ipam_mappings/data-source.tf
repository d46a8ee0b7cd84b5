data "proxmox_sdn_ipam_mappings" "all" {}

output "addresses" {
  value = { for mapping in data.proxmox_sdn_ipam_mappings.all.items : mapping.ip => mapping.mac }
}
