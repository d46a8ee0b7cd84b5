data "proxmox_firewall_options_node" "first" {
  node = "pve1"
}
