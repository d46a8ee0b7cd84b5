# What was staged and is not to be.
action "proxmox_node_network_revert" "pve1" {
  config {
    node = "pve1"
  }
}
