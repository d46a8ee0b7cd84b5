resource "proxmox_firewall_options_node" "first" {
  node         = "pve1"
  log_level_in = "info"
  tcp_flags    = true
}
