# A VM that boots from an image which somebody else has uploaded.
resource "proxmox_vm" "installer" {
  node = "pve1"
  name = "installer"

  disks = {
    ide2 = { iso = provider::proxmox::volume_id_build("local", "iso", "debian-13.iso") }
  }
}
