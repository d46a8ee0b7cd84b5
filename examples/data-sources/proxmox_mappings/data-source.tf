data "proxmox_mappings" "pci" {
  type       = "pci"
  check_node = "pve1"
}

output "problems" {
  value = { for mapping in data.proxmox_mappings.pci.items : mapping.mapping_id => mapping.problems }
}
