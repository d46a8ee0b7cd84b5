resource "proxmox_network_bridge" "guests" {
  node       = "pve1"
  name       = "vmbr1"
  ports      = ["eno2"]
  vlan_aware = true
  vids       = ["2-100", "200"]
  autostart  = true
  comment    = "For guests"
}
