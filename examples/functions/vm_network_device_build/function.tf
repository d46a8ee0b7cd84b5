# What `qm set 100 --net0` takes.
output "net0" {
  value = provider::proxmox::vm_network_device_build({
    model       = "virtio"
    mac_address = "BC:24:11:00:00:01"
    bridge      = "vmbr0"
    vlan        = 5
    firewall    = true
  })
}
