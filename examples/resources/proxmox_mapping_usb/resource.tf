resource "proxmox_mapping_usb" "dongle" {
  mapping_id = "dongle"
  map = [
    {
      node      = "pve1"
      device_id = "1050:0407"
      path      = "1-2"
    },
  ]
}
