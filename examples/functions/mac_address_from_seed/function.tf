# The VM keeps its address when it is made anew.
resource "proxmox_vm" "web" {
  node = "pve1"
  name = "web"

  network_devices = {
    net0 = {
      model       = "virtio"
      bridge      = "vmbr0"
      mac_address = provider::proxmox::mac_address_from_seed("web/net0")
    }
  }
}

# Where there are thousands of devices: a locally administered address.
output "guest" {
  value = provider::proxmox::mac_address_from_seed("lab/guest-4711/net0", "02")
}
