data "proxmox_firewall_security_groups" "all" {}

output "groups" {
  value = data.proxmox_firewall_security_groups.all.items[*].security_group_id
}
