# For PVE 8.4; PVE 9 has rules in its place.
resource "proxmox_ha_group" "first" {
  group_id = "prefer-first"
  nodes    = { pve1 = 2, pve2 = 1 }
}

resource "proxmox_ha_resource" "web" {
  sid      = "vm:100"
  group_id = proxmox_ha_group.first.group_id
}
