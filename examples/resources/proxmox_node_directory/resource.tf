# A file system for backups on a disk of its own, and the storage on it.
resource "proxmox_node_directory" "backups" {
  node        = "pve1"
  name        = "backups"
  device      = "/dev/sdb"
  filesystem  = "xfs"
  add_storage = true

  # A destroy leaves the files on the disk, but not a storage without them.
  cleanup_config = true
}
