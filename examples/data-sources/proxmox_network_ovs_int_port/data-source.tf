data "proxmox_network_ovs_int_port" "this" {
  node = "pve1"
  name = "mgmt0"
}
