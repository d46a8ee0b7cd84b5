import {
  to       = proxmox_mapping_dir.share
  provider = proxmox
  id       = "share"
}
