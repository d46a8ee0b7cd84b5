resource "proxmox_node_hosts_entry" "backup_server" {
  node      = "pve1"
  address   = "192.0.2.20"
  hostnames = ["pbs.example.com", "pbs"]
}
