resource "proxmox_network_vlan" "storage" {
  node      = "pve1"
  name      = "vmbr0.20"
  address   = "198.51.100.11/24"
  autostart = true
  comment   = "Towards the storage"
}
