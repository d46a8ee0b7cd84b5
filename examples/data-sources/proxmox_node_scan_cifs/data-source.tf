variable "nas_password" {
  type      = string
  sensitive = true
  default   = null
}

data "proxmox_node_scan_cifs" "nas" {
  node     = "pve1"
  server   = "192.0.2.40"
  username = "backup"
  password = var.nas_password
}

output "shares" {
  value = [for share in data.proxmox_node_scan_cifs.nas.items : share.share]
}
