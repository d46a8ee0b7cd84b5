data "proxmox_network_alias" "this" {
  node = "pve1"
  name = "vmbr0:1"
}
