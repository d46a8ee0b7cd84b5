import {
  to       = proxmox_downloaded_file.debian
  provider = proxmox
  id       = "pve1/local:iso/debian.iso"
}
