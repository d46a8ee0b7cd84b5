resource "proxmox_uploaded_file" "tools" {
  node         = "pve1"
  storage      = "local"
  content_type = "iso"
  source       = "images/tools.iso"
}
