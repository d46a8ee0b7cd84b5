data "proxmox_network_nic" "this" {
  node = "pve1"
  name = "eno1"
}
