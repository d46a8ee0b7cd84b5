data "proxmox_storage_rrd_data" "month" {
  node       = "pve1"
  storage_id = "local"
  timeframe  = "month"
}

output "size" {
  value = [for point in data.proxmox_storage_rrd_data.month.items : point.total_bytes]
}
