import {
  to       = proxmox_node_apt_repository.ceph
  provider = proxmox
  id       = "pve1:/etc/apt/sources.list.d/ceph.sources:0"
}
