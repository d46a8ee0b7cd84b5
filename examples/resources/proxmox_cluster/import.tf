import {
  to       = proxmox_cluster.lab
  provider = proxmox
  id       = "datacenter"
}
