resource "proxmox_network_ovs_bridge" "guests" {
  node      = "pve1"
  name      = "vmbr1"
  ports     = ["eno2"]
  autostart = true
}

# The bridge makes the card a port; this is how it is one.
resource "proxmox_network_ovs_port" "uplink" {
  node    = "pve1"
  name    = "eno2"
  bridge  = proxmox_network_ovs_bridge.guests.name
  options = "vlan_mode=native-untagged"
  vlan_id = 1
}
