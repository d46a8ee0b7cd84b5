data "proxmox_node_time" "pve1" {
  node = "pve1"
}

output "timezone" {
  value = data.proxmox_node_time.pve1.timezone
}
