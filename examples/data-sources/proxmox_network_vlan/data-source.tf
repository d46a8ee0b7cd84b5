data "proxmox_network_vlan" "this" {
  node = "pve1"
  name = "vmbr0.20"
}
