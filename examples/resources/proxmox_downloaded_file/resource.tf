resource "proxmox_downloaded_file" "debian" {
  node         = "pve1"
  storage      = "local"
  content_type = "import"
  url          = "https://mirror.example.com/cloud/debian-13-genericcloud-amd64-20250814.qcow2"
  checksum     = "3a1e2f4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f607"
}

resource "proxmox_downloaded_file" "ubuntu" {
  node           = "pve1"
  storage        = "local"
  content_type   = "import"
  url            = "https://cloud-images.ubuntu.com/noble/current/noble-server-cloudimg-amd64.img"
  file_name      = "ubuntu-noble.qcow2"
  watch_upstream = true
}
