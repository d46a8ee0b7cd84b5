resource "proxmox_oci_image" "web" {
  node      = "pve1"
  storage   = "local"
  reference = "docker.io/library/nginx:1.29"
}
