resource "proxmox_network_alias" "old_name" {
  node      = "pve1"
  name      = "vmbr0:1"
  address   = "192.0.2.12/24"
  autostart = true
}
