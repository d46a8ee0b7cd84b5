# Moves a guest while it runs.
action "proxmox_ha_resource_migrate" "away" {
  config {
    sid         = "vm:100"
    target_node = "pve2"
  }
}
