data "proxmox_node_timezone" "pve1" {
  node = "pve1"
}
