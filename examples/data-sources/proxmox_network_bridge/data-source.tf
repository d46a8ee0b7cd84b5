data "proxmox_network_bridge" "this" {
  node = "pve1"
  name = "vmbr0"
}
