# Empties a node before its maintenance.
action "proxmox_container_migrate" "away" {
  for_each = toset(["200", "201"])

  config {
    vmid        = tonumber(each.value)
    target_node = "pve2"
  }
}
