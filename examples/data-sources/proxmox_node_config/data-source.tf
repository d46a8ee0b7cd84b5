data "proxmox_node_config" "pve1" {
  node = "pve1"
}
