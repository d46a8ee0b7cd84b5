resource "proxmox_volume" "data" {
  node      = "pve1"
  volume_id = "local-lvm:vm-999999999-data"
  size      = "32G"
}
