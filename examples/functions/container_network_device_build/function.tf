# What `pct set 200 --net0` takes.
output "net0" {
  value = provider::proxmox::container_network_device_build({
    name         = "eth0"
    bridge       = "vmbr0"
    ipv4_address = "192.0.2.10/24"
    ipv4_gateway = "192.0.2.1"
  })
}
