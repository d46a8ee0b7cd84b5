data "proxmox_guest_rrd_data" "day" {
  vmid      = 100
  timeframe = "day"
}

output "cpu" {
  value = [for point in data.proxmox_guest_rrd_data.day.items : point.cpu_usage]
}
