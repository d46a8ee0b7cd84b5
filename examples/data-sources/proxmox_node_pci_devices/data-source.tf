# The graphics cards of a node, for a mapping of them.
data "proxmox_node_pci_devices" "gpus" {
  node   = "pve1"
  class  = "03"
  vendor = "nvidia"
}

output "addresses" {
  value = [for gpu in data.proxmox_node_pci_devices.gpus.items : gpu.address]
}
