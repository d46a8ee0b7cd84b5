data "proxmox_node_usb_devices" "ups" {
  node   = "pve1"
  vendor = "American Power Conversion"
}

output "paths" {
  value = [for ups in data.proxmox_node_usb_devices.ups.items : ups.path]
}
