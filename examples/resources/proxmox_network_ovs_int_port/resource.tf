resource "proxmox_network_ovs_bridge" "guests" {
  node      = "pve1"
  name      = "vmbr1"
  autostart = true
}

resource "proxmox_network_ovs_int_port" "management" {
  node    = "pve1"
  name    = "mgmt0"
  bridge  = proxmox_network_ovs_bridge.guests.name
  vlan_id = 10
  address = "198.51.100.11/24"
}
