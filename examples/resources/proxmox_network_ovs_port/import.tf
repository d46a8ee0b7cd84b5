import {
  to       = proxmox_network_ovs_port.uplink
  provider = proxmox
  id       = "pve1/eno1"
}
