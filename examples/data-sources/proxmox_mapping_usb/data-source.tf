data "proxmox_mapping_usb" "dongle" {
  mapping_id = "dongle"
}
