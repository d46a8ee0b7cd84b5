# A graphics card of the node, by the mapping "gpu" (Datacenter > Resource Mappings), which a token may be granted with Mapping.Use.
# An address in its place (host = "0000:01:00") is for root@pam alone.
resource "proxmox_vm" "render" {
  name = "render"
  node = "pve1"

  os_type = "l26"
  bios    = "ovmf"
  machine = { type = "q35" }
  cpu     = { type = "host", cores = 8 }
  # The device reads and writes all of the memory, so none can be taken away.
  memory = { size_mib = 16384, balloon_mib = 0 }

  efi_disk = { storage = "local-lvm", type = "4m" }

  pci = {
    hostpci0 = { mapping = "gpu", pcie = true }
  }

  disks = {
    scsi0 = { storage = "local-lvm", import_from = "local:import/debian-13-genericcloud-amd64.qcow2", size = "40G" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }

  # Such a VM cannot move while it runs; a change of node shuts it down for the way.
  migrate             = { offline = true }
  on_restart_required = "reboot"
}
