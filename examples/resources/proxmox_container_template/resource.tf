resource "proxmox_container_template" "debian" {
  node      = "pve1"
  storage   = "local"
  file_name = "debian-13-standard_13.1-2_amd64.tar.zst"
}

resource "proxmox_container_template" "alpine" {
  node           = "pve1"
  storage        = "local"
  package        = "alpine-3.22-default"
  watch_upstream = true
}
