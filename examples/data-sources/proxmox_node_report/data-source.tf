data "proxmox_node_report" "pve1" {
  node = "pve1"
}

output "report" {
  value = data.proxmox_node_report.pve1.content
}
