data "proxmox_firewall_aliases" "all" {
  level = "cluster"
}

output "aliases" {
  value = data.proxmox_firewall_aliases.all.items[*].alias_id
}
