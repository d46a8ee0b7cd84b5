resource "proxmox_network_ovs_bond" "uplink" {
  node   = "pve1"
  name   = "bond0"
  bridge = "vmbr1"
  slaves = ["eno2", "eno3"]
  mode   = "lacp-balance-tcp"
}
