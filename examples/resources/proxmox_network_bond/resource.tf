resource "proxmox_network_bond" "uplink" {
  node             = "pve1"
  name             = "bond0"
  slaves           = ["eno2", "eno3"]
  mode             = "802.3ad"
  xmit_hash_policy = "layer3+4"
  autostart        = true
}
