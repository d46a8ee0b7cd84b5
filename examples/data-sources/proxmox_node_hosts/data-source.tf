data "proxmox_node_hosts" "pve1" {
  node = "pve1"
}
