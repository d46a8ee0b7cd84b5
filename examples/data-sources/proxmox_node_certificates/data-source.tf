data "proxmox_node_certificates" "pve1" {
  node = "pve1"
}

output "ends" {
  value = { for certificate in data.proxmox_node_certificates.pve1.items : certificate.filename => certificate.not_after_unix }
}
