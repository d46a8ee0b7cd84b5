data "proxmox_network_ovs_bond" "this" {
  node = "pve1"
  name = "bond0"
}
