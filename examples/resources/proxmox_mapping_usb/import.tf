import {
  to       = proxmox_mapping_usb.dongle
  provider = proxmox
  id       = "dongle"
}
