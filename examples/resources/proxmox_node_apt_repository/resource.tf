resource "proxmox_node_apt_repository" "ceph" {
  node    = "pve1"
  path    = "/etc/apt/sources.list.d/ceph.sources"
  index   = 0
  enabled = false
}
