resource "proxmox_network_vlan" "storage" {
  node      = "pve1"
  name      = "vmbr0.20"
  address   = "192.0.2.11/24"
  autostart = true
  comment   = "Towards the storage"
}
