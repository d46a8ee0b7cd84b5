resource "proxmox_node_lvmthin" "guests" {
  node   = "pve1"
  name   = "guests"
  device = "/dev/sdc"
}

# The storage by a resource of its own, for more than its defaults.
resource "proxmox_storage_lvmthin" "guests" {
  storage_id   = proxmox_node_lvmthin.guests.name
  volume_group = proxmox_node_lvmthin.guests.volume_group
  thin_pool    = proxmox_node_lvmthin.guests.name
  nodes        = [proxmox_node_lvmthin.guests.node]
  content      = ["images"]
}
