data "proxmox_node_lvm" "pve" {
  node = "pve1"
  name = "pve"
}

output "free_bytes" {
  value = data.proxmox_node_lvm.pve.free_bytes
}
