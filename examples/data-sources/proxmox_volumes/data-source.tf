data "proxmox_volumes" "images" {
  node         = "pve1"
  storage      = "local"
  content_type = "import"
  format       = "qcow2"
}

output "images" {
  value = [for volume in data.proxmox_volumes.images.items : volume.volume_id]
}
