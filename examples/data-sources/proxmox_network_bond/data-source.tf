data "proxmox_network_bond" "this" {
  node = "pve1"
  name = "bond0"
}
