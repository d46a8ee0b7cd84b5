terraform import proxmox_node_apt_repository.ceph pve1:/etc/apt/sources.list.d/ceph.sources:0
