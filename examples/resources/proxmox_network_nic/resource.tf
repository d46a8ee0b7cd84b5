resource "proxmox_network_nic" "storage" {
  node      = "pve1"
  name      = "eno4"
  address   = "198.51.100.11/24"
  mtu       = 9000
  autostart = true
}
