# Before work on the network between the nodes.
action "proxmox_ha_disarm" "work" {
  config {
    resource_mode = "freeze"
  }
}
