data "proxmox_volume" "image" {
  node      = "pve1"
  volume_id = "local:import/ubuntu-noble.qcow2"
}

output "path" {
  value = data.proxmox_volume.image.path
}
