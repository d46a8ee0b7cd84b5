# Virtual machines and containers alike.
data "proxmox_guests" "production" {
  tags     = ["production"]
  template = false
}

output "nodes" {
  value = { for guest in data.proxmox_guests.production.items : guest.name => guest.node }
}
