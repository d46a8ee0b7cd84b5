resource "proxmox_network_ovs_bridge" "guests" {
  node      = "pve1"
  name      = "vmbr1"
  ports     = ["eno2"]
  autostart = true
}
