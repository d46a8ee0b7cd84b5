data "proxmox_network_ovs_bridge" "this" {
  node = "pve1"
  name = "vmbr1"
}
