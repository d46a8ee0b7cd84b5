# Windows 11: UEFI with secure boot, a TPM, and the virtio drivers on a second CD drive for the installation.
resource "proxmox_vm" "desktop" {
  name = "desktop"
  node = "pve1"

  os_type = "win11"
  bios    = "ovmf"
  machine = { type = "q35" }
  cpu     = { type = "host", cores = 4 }
  memory  = { size_mib = 8192 }
  agent   = { enabled = true }

  efi_disk  = { storage = "local-lvm", type = "4m", pre_enrolled_keys = true }
  tpm_state = { storage = "local-lvm", version = "v2.0" }

  scsi_controller = "virtio-scsi-single"
  boot_order      = ["scsi0", "ide2"]

  disks = {
    scsi0 = { storage = "local-lvm", size = "64G", cache = "writeback", discard = "on", io_thread = true }
    ide0  = { iso = "local:iso/virtio-win.iso" }
    ide2  = { iso = "local:iso/windows-11.iso" }
  }

  network_devices = {
    net0 = { model = "virtio", bridge = "vmbr0" }
  }

  vga = { type = "virtio" }

  # Windows takes its time to shut down for an update.
  shutdown_timeout_seconds = 900
}
