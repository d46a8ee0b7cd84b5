data "proxmox_firewall_ipsets" "all" {
  level = "cluster"
}

output "sets" {
  value = data.proxmox_firewall_ipsets.all.items[*].ipset_id
}
