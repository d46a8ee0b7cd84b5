data "proxmox_node_lvmthin" "guests" {
  node = "pve1"
  name = "guests"
}

output "used_bytes" {
  value = data.proxmox_node_lvmthin.guests.used_bytes
}
