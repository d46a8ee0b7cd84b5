data "proxmox_node_syslog" "api" {
  node    = "pve1"
  service = "pvedaemon"
  since   = "2026-01-31 08:00"
  limit   = 100
}

output "lines" {
  value = data.proxmox_node_syslog.api.lines
}
