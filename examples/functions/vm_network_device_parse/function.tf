# What `qm config` prints of a device, by the names that network_devices has.
output "bridge" {
  value = provider::proxmox::vm_network_device_parse("virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5,firewall=1").bridge
}

output "vlan" {
  value = provider::proxmox::vm_network_device_parse("virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=5,firewall=1").vlan
}
