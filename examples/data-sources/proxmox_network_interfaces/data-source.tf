data "proxmox_network_interfaces" "bridges" {
  node = "pve1"
  type = "bridge"
}

output "bridges" {
  value = [for bridge in data.proxmox_network_interfaces.bridges.items : bridge.name]
}
