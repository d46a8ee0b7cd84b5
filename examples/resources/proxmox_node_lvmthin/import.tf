import {
  to       = proxmox_node_lvmthin.guests
  provider = proxmox
  id       = "pve1/fast"
}
