# A machine that is installed by hand: its disk is empty, so it boots from the CD drive until there is a system.
resource "proxmox_vm" "server" {
  name        = "server"
  node        = "pve1"
  description = "Installed by hand from the Debian image."
  tags        = ["debian", "manual"]

  cpu    = { type = "x86-64-v2-AES", cores = 2 }
  memory = { size_mib = 2048 }

  os_type         = "l26"
  machine         = { type = "q35" }
  scsi_controller = "virtio-scsi-single"
  boot_order      = ["scsi0", "ide2"]

  disks = {
    scsi0 = { storage = "local-lvm", size = "32G", discard = "on", ssd = true, io_thread = true }
    ide2  = { iso = "local:iso/debian-13.1.0-amd64-netinst.iso" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }
}
