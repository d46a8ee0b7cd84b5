data "proxmox_firewall_macros" "all" {}

output "macros" {
  value = data.proxmox_firewall_macros.all.items[*].macro
}
