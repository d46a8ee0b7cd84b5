data "proxmox_storage_rrd_data" "month" {
  node       = "pve1"
  storage_id = "local"
  timeframe  = "month"
}

output "used" {
  value = [for point in data.proxmox_storage_rrd_data.month.items : point.used_bytes]
}
