data "proxmox_firewall_references" "web" {
  level = "vm:100"
  type  = "ipset"
}

output "sets" {
  value = data.proxmox_firewall_references.web.items[*].reference
}
