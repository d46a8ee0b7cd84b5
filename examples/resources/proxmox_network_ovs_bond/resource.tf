resource "proxmox_network_ovs_bridge" "guests" {
  node      = "pve1"
  name      = "vmbr1"
  autostart = true
}

resource "proxmox_network_ovs_bond" "uplink" {
  node   = "pve1"
  name   = "bond0"
  bridge = proxmox_network_ovs_bridge.guests.name
  slaves = ["eno2", "eno3"]
  mode   = "lacp-balance-tcp"
}
