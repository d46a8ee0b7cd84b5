import {
  to       = proxmox_node_hosts_entry.backup_server
  provider = proxmox
  id       = "pve1/192.0.2.20"
}
