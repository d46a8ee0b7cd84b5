# Behind changes that were only staged.
action "proxmox_node_network_apply" "pve1" {
  config {
    node = "pve1"
  }
}
