data "proxmox_guest_rrd_data" "day" {
  vmid      = 100
  timeframe = "day"
}

output "processors" {
  value = [for point in data.proxmox_guest_rrd_data.day.items : point.cpu_count]
}
