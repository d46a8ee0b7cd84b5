# A volume group on a disk that every run finds under the same name.
resource "proxmox_node_lvm" "fast" {
  node        = "pve1"
  name        = "fast"
  device      = "/dev/disk/by-id/nvme-SAMSUNG_MZQL21T9HCJR_S64G00000000"
  add_storage = true
}
