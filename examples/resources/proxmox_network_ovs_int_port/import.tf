import {
  to       = proxmox_network_ovs_int_port.management
  provider = proxmox
  id       = "pve1/mgmt0"
}
