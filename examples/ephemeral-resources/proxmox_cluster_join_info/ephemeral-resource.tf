# How a node that is installed by other means finds the cluster.
ephemeral "proxmox_cluster_join_info" "cluster" {
  node = "pve1"
}

locals {
  join = "pvecm add ${ephemeral.proxmox_cluster_join_info.cluster.address} --fingerprint ${ephemeral.proxmox_cluster_join_info.cluster.fingerprint}"
}
