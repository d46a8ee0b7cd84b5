data "proxmox_node_rrd_data" "week" {
  node          = "pve1"
  timeframe     = "week"
  consolidation = "MAX"
}

output "memory" {
  value = [for point in data.proxmox_node_rrd_data.week.items : point.memory_total_bytes]
}
