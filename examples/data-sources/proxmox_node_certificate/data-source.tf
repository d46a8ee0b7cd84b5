data "proxmox_node_certificate" "pve1" {
  node = "pve1"
}

output "fingerprint" {
  value = data.proxmox_node_certificate.pve1.fingerprint
}
