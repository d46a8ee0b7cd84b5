# Once the work is done.
action "proxmox_ha_arm" "done" {
  config {
    timeout = "5m"
  }
}
