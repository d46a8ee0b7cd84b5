data "proxmox_network_ovs_port" "this" {
  node = "pve1"
  name = "eno2"
}
