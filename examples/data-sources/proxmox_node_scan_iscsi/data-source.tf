data "proxmox_node_scan_iscsi" "san" {
  node   = "pve1"
  portal = "192.0.2.50"
}

output "targets" {
  value = [for target in data.proxmox_node_scan_iscsi.san.items : target.target]
}
