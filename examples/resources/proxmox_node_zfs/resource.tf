# Two mirrors. With raid10 each two disks in a row are one.
resource "proxmox_node_zfs" "tank" {
  node        = "pve1"
  name        = "tank"
  raid_level  = "raid10"
  devices     = ["/dev/sdd", "/dev/sde", "/dev/sdf", "/dev/sdg"]
  compression = "lz4"
  add_storage = true
}

# Parity and a spare, spread over all disks.
resource "proxmox_node_zfs" "archive" {
  node       = "pve2"
  name       = "archive"
  raid_level = "draid"
  devices    = ["/dev/sdd", "/dev/sde", "/dev/sdf", "/dev/sdg"]
  draid = {
    data   = 2
    spares = 1
  }
}

output "health" {
  value = proxmox_node_zfs.tank.health
}
