data "proxmox_node_scan_nfs" "nas" {
  node   = "pve1"
  server = "192.0.2.40"
}

output "exports" {
  value = [for export in data.proxmox_node_scan_nfs.nas.items : export.path]
}
