import {
  to       = proxmox_container_template.debian
  provider = proxmox
  id       = "pve1/local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst"
}
