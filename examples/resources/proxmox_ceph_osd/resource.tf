resource "proxmox_ceph_osd" "first" {
  node   = "pve1"
  device = "/dev/disk/by-id/ata-ST4000NM000A-2HZ100_WS2000010001"

  # The database of several OSDs fits on one fast disk.
  db_device   = "/dev/nvme0n1"
  db_size_gib = 100

  device_class       = "hdd"
  encrypted          = true
  cleanup_on_destroy = true
}
