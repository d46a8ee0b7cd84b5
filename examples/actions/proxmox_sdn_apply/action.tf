# Once everything is staged.
action "proxmox_sdn_apply" "network" {
  config {
    timeout = "10m"
  }
}
