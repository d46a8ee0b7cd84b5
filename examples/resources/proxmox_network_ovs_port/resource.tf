resource "proxmox_network_ovs_port" "uplink" {
  node    = "pve1"
  name    = "eno2"
  bridge  = "vmbr1"
  options = "vlan_mode=native-untagged"
  vlan_id = 1
}
