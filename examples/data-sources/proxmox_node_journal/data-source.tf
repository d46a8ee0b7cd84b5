data "proxmox_node_journal" "latest" {
  node         = "pve1"
  last_entries = 20
}

output "lines" {
  value = data.proxmox_node_journal.latest.lines
}
