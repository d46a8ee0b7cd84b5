# Empties a node before its maintenance.
action "proxmox_vm_migrate" "away" {
  for_each = toset(["100", "101"])

  config {
    vmid             = tonumber(each.value)
    target_node      = "pve2"
    with_local_disks = true
  }
}
