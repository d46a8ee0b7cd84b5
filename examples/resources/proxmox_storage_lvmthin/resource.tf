resource "proxmox_storage_lvmthin" "fast" {
  storage_id   = "fast"
  volume_group = "nvme"
  thin_pool    = "data"
  nodes        = ["pve1"]
}
