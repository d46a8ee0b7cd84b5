resource "proxmox_network_ovs_int_port" "management" {
  node    = "pve1"
  name    = "mgmt0"
  bridge  = "vmbr1"
  vlan_id = 10
  address = "192.0.2.11/24"
}
