import {
  to       = proxmox_uploaded_file.tools
  provider = proxmox
  id       = "pve1/local:iso/tools.iso"
}
