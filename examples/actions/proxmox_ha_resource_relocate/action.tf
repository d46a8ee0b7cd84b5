# Shuts a guest down and starts it on another node.
action "proxmox_ha_resource_relocate" "away" {
  config {
    sid         = "ct:200"
    target_node = "pve2"
  }
}
