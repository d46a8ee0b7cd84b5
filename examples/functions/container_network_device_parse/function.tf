# What `pct config` prints of a device, by the names that network_devices has.
output "address" {
  value = provider::proxmox::container_network_device_parse("name=eth0,bridge=vmbr0,ip=192.0.2.10/24,gw=192.0.2.1,type=veth").ipv4_address
}
