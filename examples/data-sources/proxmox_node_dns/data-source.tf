data "proxmox_node_dns" "pve1" {
  node = "pve1"
}
