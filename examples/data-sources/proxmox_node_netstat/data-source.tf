data "proxmox_node_netstat" "pve1" {
  node = "pve1"
}

output "sent" {
  value = [for card in data.proxmox_node_netstat.pve1.items : card.sent_bytes]
}
